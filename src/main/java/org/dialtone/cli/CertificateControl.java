package org.dialtone.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.dialtone.app.Actor;
import org.dialtone.app.Audit;
import org.dialtone.app.AuditAct;
import org.dialtone.app.certificate.CertificateFault;
import org.dialtone.app.certificate.GivenCertificate;
import org.dialtone.app.certificate.GivenCertificate.Checked;
import org.dialtone.app.certificate.GivenCertificate.Described;
import org.dialtone.cli.control.ControlHandler;

/** Carries out {@code dialtone certificate} in the box. */
record CertificateControl(GivenCertificate certificates, Audit audit) implements ControlHandler {

    private static final Actor CERTIFICATE = Actor.command("certificate");
    private static final String OWN = "The box serves its own certificate.\n";

    /** Arguments: show, check, set or own; with check and set the text is the certificate with its key. */
    @Override
    public Answer handle(List<String> arguments, String text) {
        try {
            return switch (arguments.getFirst()) {
                case "check" -> new Answer(0, says(certificates.check(text)));
                case "set" -> new Answer(0, "In use:\n" + says(taken(text)));
                case "own" -> dropped();
                default ->
                    new Answer(
                            0,
                            certificates.present().map(CertificateControl::says).orElse(OWN));
            };
        } catch (CertificateFault e) {
            return new Answer(1, e.getMessage() + "; " + e.advice().says());
        }
    }

    private Checked taken(String pem) throws CertificateFault {
        Checked checked = certificates.take(pem);
        audit.note(
                CERTIFICATE,
                AuditAct.CERTIFICATE_TAKEN,
                null,
                null,
                checked.certificate().line());
        return checked;
    }

    private Answer dropped() throws CertificateFault {
        String before = certificates.present().map(Described::line).orElse(null);
        if (certificates.drop()) {
            audit.note(CERTIFICATE, AuditAct.CERTIFICATE_DROPPED, null, before, null);
        }
        return new Answer(0, OWN);
    }

    private static String says(Checked checked) {
        return says(checked.certificate())
                + checked.warnings().stream()
                        .map(warning -> "warning: " + warning.says() + "\n")
                        .collect(Collectors.joining());
    }

    private static String says(Described certificate) {
        return "names: " + certificate.names() + "\nissued by: " + certificate.issuer() + "\nvalid until: "
                + certificate.until() + "\nSHA-256: " + certificate.fingerprint() + "\n";
    }
}
