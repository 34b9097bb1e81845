package org.dialtone.web.api;

import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import org.dialtone.app.Said;
import org.dialtone.journal.Language;

/** An {@link ApiProblem} whose page words it in the reader's language. */
public final class SaidProblem extends WebApplicationException {

    private static final long serialVersionUID = 1;

    private final transient Said why;
    private final transient Optional<Said> advice;

    /** @param remedy for programs alone */
    SaidProblem(int status, Said why, String remedy) {
        this(status, why, remedy, Optional.empty());
    }

    /** @param advice a sentence, for people too */
    SaidProblem(int status, Said why, Said advice) {
        this(status, why, advice.says(), Optional.of(advice));
    }

    private SaidProblem(int status, Said why, String remedy, Optional<Said> advice) {
        super(ApiProblem.of(status, why.says(), remedy).getResponse());
        this.why = why;
        this.advice = advice;
    }

    /** As a sentence, with the advice where there is one. */
    public String sentence(Language language) {
        return why.sentence(language)
                + advice.map(each -> " " + each.says(language)).orElse("");
    }
}
