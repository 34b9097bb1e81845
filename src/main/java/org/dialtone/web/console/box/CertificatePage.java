package org.dialtone.web.console.box;

import java.util.List;
import org.dialtone.app.certificate.GivenCertificate.Checked;
import org.dialtone.app.certificate.GivenCertificate.Described;
import org.dialtone.app.certificate.ServerCertificate;
import org.dialtone.app.certificate.TlsPhones;
import org.dialtone.web.console.forms.Words;
import org.dialtone.web.console.page.SiteTime;

/**
 * The certificate of the box.
 *
 * @param served  null: no port speaks TLS, or there is none
 * @param closed  why TLS is closed although it is wanted, or null
 * @param given   the one that an admin gave, or null
 * @param waiting one that was checked and waits for the word, or null
 * @param phones  how many phones speak TLS, in a sentence
 * @param atStake whether there are any
 */
public record CertificatePage(
        ServedText served, String closed, GivenText given, GivenText waiting, String phones, boolean atStake) {

    /** @param until the day on which it ends */
    public record ServedText(String names, String until, String authorityUntil, String fingerprint) {

        static ServedText of(ServerCertificate.Standing standing, SiteTime time) {
            return new ServedText(
                    standing.names(),
                    time.showWall(standing.until()).day(),
                    time.showWall(standing.authorityUntil()).day(),
                    standing.fingerprint());
        }
    }

    /** A given certificate; see {@link Described}. @param warnings none for one that is in force */
    public record GivenText(String names, String issuer, String until, String fingerprint, List<String> warnings) {

        static GivenText of(Described certificate, List<String> warnings, SiteTime time) {
            return new GivenText(
                    certificate.names(),
                    certificate.issuer(),
                    time.showWall(certificate.until()).day(),
                    certificate.fingerprint(),
                    warnings);
        }

        static GivenText of(Checked checked, SiteTime time) {
            return of(
                    checked.certificate(),
                    checked.warnings().stream()
                            .map(each -> each.says(time.words().language()))
                            .toList(),
                    time);
        }
    }

    /** How many phones speak TLS, in a sentence. */
    static String says(TlsPhones.Tally tally, Words words) {
        return tally.isNone()
                ? words.say("certificate.phones.none")
                : words.count("certificate.https", tally.files()) + " "
                        + words.count("certificate.sip", tally.registered());
    }
}
