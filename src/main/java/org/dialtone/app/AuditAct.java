package org.dialtone.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody did to the box, as the audit log names it. */
public enum AuditAct {
    LOGIN("logged in"),
    LOGIN_FAILED("failed to log in"),
    LOGOUT("logged out"),
    SECRETS_SHOWN("saw secrets"),
    SITE_CHANGED("changed the site"),
    FOLDER_ROTATED("rotated the provisioning URL"),
    FOLDER_CLOSED("disabled the old provisioning URL"),
    PHONE_ADOPTED("adopted a phone"),
    ADOPTION_UNDONE("undid an adoption"),
    PHONES_JOINED("joined two MACs of one phone"),
    PLACE_ACCEPTED("accepted a switch port"),
    WINDOW_OPENED("opened a provisioning window"),
    WINDOW_SHUT("shut a provisioning window"),
    PHONE_RESYNCED("resynced or restarted a phone"),
    ROUND_STARTED("started a resync of many phones"),
    ROUND_CANCELLED("cancelled a resync of many phones"),
    MOVES_STARTED("restarted phones for their other addresses"),
    MOVES_LEFT("left phones to move at their next renewal"),
    DEPLOYMENT_TIMED("said when phones are told of a change"),
    LEASE_FREED("freed an address"),
    DECLINED_FREED("freed all declined addresses"),
    LEASES_IMPORTED("imported leases"),
    ALARM_ACKNOWLEDGED("acknowledged an alarm"),
    FINDING_ACKNOWLEDGED("acknowledged what hinders a phone"),
    ACKNOWLEDGEMENT_UNDONE("took back the acknowledgement of what hinders a phone"),
    PACK_CHANGED("changed a vendor pack"),
    PACK_RESTORED("went back to an earlier version of a vendor pack"),
    FIRMWARE_STORED("stored a firmware file"),
    FIRMWARE_DELETED("deleted a firmware file"),
    ROLLOUT_PAUSED("paused a rollout of firmware"),
    ROLLOUT_GOES_ON("let a rollout of firmware go on"),
    ROLLOUT_STOPPED("stopped a rollout of firmware"),
    NETWORK_TRIED("tried another network"),
    NETWORK_KEPT("kept the network on trial"),
    NETWORK_UNDONE("went back to the former network"),
    CERTIFICATE_TAKEN("gave the box a certificate"),
    CERTIFICATE_DROPPED("went back to the box's own certificate"),
    BACKUP_MADE("made a backup"),
    SUPPORT_BUNDLE_MADE("made a support bundle"),
    RESTORE_DECIDED("restored a backup"),
    RESTORE_UNDONE("went back to the state before the restore"),
    RESTORED("runs with a restored state"),
    RESET_DECIDED("reset the box"),
    CHANGE_GIVEN_UP("gave up a change of the whole state that was decided"),
    RESTART_DECIDED("restarted the box"),
    HANDED_OVER("handed over to another machine"),
    UPDATE_WRITTEN("updated the appliance"),
    UPDATE_KEPT("kept an update of the appliance"),
    RELEASE_STARTED("runs another release"),
    TOKEN_MADE("made a token"),
    TOKEN_REVOKED("revoked a token"),
    OPERATOR_ADDED("added an operator"),
    ROLE_CHANGED("changed an operator's role"),
    OPERATOR_REMOVED("removed an operator"),
    PASSWORD_CHANGED("changed a password");

    private final String says;

    AuditAct(String says) {
        this.says = says;
    }

    /** The act in words, as the predicate of a sentence about the actor. */
    public String says() {
        return says;
    }

    /** The act's name in API and console, e.g. {@code token_made}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The act of this name; empty where there is none. */
    public static Optional<AuditAct> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
    }
}
