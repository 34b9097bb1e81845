package org.dialtone.web.console.page;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.dialtone.app.BackupFault;
import org.dialtone.web.api.ApiProblem;
import org.dialtone.web.api.BackupApi;
import org.dialtone.web.api.SaidProblem;
import org.dialtone.web.console.forms.Words;

/** Answers what an act of the box refuses with the page that it was asked on. */
public final class ConsoleFault {

    private ConsoleFault() {}

    /** An act that the API has too, or one that reads an upload. */
    public interface Act {
        Response done() throws IOException;
    }

    /** The page with a fault in words. */
    public interface Page {
        Response refused(int status, String fault) throws IOException;
    }

    /** @param upload is read to its end before a refusal: a browser that still sends would show none */
    public static Response or(Words words, Page page, InputStream upload, Act act) throws IOException {
        return or(
                words,
                (status, fault) -> {
                    drain(upload);
                    return page.refused(status, fault);
                },
                act);
    }

    private static void drain(InputStream upload) {
        try {
            upload.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // Whoever broke off waits for no answer.
        }
    }

    public static Response or(Words words, Page page, Act act) throws IOException {
        try {
            return act.done();
        } catch (BackupFault e) {
            return page.refused(BackupApi.status(e.kind()), e.why().sentence(words.language()));
        } catch (EOFException _) {
            return page.refused(400, words.say("page.upload"));
        } catch (SaidProblem e) {
            return page.refused(e.getResponse().getStatus(), e.sentence(words.language()));
        } catch (WebApplicationException e) {
            return page.refused(e.getResponse().getStatus(), ApiProblem.says(e));
        }
    }
}
