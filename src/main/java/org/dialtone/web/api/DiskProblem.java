package org.dialtone.web.api;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.dialtone.app.DiskWords;
import org.dialtone.app.LeaseNotStored;
import org.dialtone.site.EditFault;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers 507, in words, when the disk didn't take a change, and 409 when it may have: that is no fault of the program. */
class DiskProblem {

    private static final Logger LOG = Logger.getLogger(DiskProblem.class);

    private final DiskWords disk;

    DiskProblem(DiskWords disk) {
        this.disk = disk;
    }

    @ServerExceptionMapper
    Response of(QuarkusTransactionException failed) {
        return disk.of(failed)
                .map(says -> answer(507, new ApiProblem(says, "Nothing was changed.")))
                .orElseGet(() -> {
                    LOG.error("a change of the site failed", failed);
                    return answer(
                            500,
                            new ApiProblem(
                                    "the change failed: " + failed.getMessage(),
                                    "Nothing was changed; the log says more."));
                });
    }

    @ServerExceptionMapper
    Response of(EditFault failed) {
        return answer(409, new ApiProblem(failed.getMessage(), failed.remedy()));
    }

    @ServerExceptionMapper
    Response of(LeaseNotStored failed) {
        return answer(507, new ApiProblem(failed.getMessage(), failed.remedy()));
    }

    private static Response answer(int status, ApiProblem problem) {
        return Response.status(status)
                .entity(problem)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
