package org.dialtone.web.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import org.dialtone.app.view.AccessView;
import org.dialtone.app.view.LeaseView;
import org.dialtone.net.BoxClock;

/**
 * Defines how read models become JSON, because they know nothing of JSON themselves. Quarkus makes it, and what is
 * injected here, while it builds a native image: a clock made then would tell the time of the build.
 */
@Singleton
class ViewJson implements ObjectMapperCustomizer {

    private final Provider<BoxClock> clock;

    ViewJson(Provider<BoxClock> clock) {
        this.clock = clock;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule("wall time").addSerializer(Instant.class, new WallTime(clock)));
        mapper.addMixIn(AccessView.class, Access.class).addMixIn(LeaseView.class, Known.class);
    }

    /** Shows each time of the box as the wall clock tells it now. */
    private static final class WallTime extends JsonSerializer<Instant> {

        private final Provider<BoxClock> clock;

        WallTime(Provider<BoxClock> clock) {
            this.clock = clock;
        }

        @Override
        public void serialize(Instant at, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(clock.get().shown(at).toString());
        }
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
