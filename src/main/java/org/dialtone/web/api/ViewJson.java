package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import org.dialtone.app.view.AccessView;
import org.dialtone.app.view.LeaseView;

/** Defines how read models become JSON, because they know nothing of JSON themselves. */
@Singleton
class ViewJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(AccessView.class, Access.class).addMixIn(LeaseView.class, Known.class);
    }

    /** Leaves out unknown values. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    interface Known {}

    /** Shows the window by its name alone. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    interface Access {

        @JsonIgnore
        boolean isShut();

        @JsonIgnore
        boolean isOpen();
    }
}
