package org.dialtone.web.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.dialtone.app.Said;
import org.dialtone.journal.Language;

/** An {@link ApiProblem} whose page words it in the reader's language. */
public final class SaidProblem extends WebApplicationException {

    private static final long serialVersionUID = 1;

    private final transient Said why;

    SaidProblem(Response.Status status, Said why, String remedy) {
        super(ApiProblem.of(status, why.says(), remedy).getResponse());
        this.why = why;
    }

    /** As a sentence. */
    public String sentence(Language language) {
        String says = why.says(language);
        return Character.toUpperCase(says.charAt(0)) + says.substring(1) + ".";
    }
}
