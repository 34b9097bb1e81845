package org.dialtone.web.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import org.dialtone.app.Settings;
import org.dialtone.app.StartupFault;
import org.dialtone.app.Users;
import org.junit.jupiter.api.Test;

class FirstStartTest {

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            if (answers.get(method.getName()) instanceof RuntimeException fault) {
                throw fault;
            }
            return answers.get(method.getName());
        }));
    }

    /** The name of the site is known here alone, so it isn't refused before the start. */
    @Test
    void aPasswordThatIsRefusedNamesItsSetting() {
        Settings.Admin admin = answering(Settings.Admin.class, Map.of("password", Optional.of("seaview-hotel")));
        Settings settings = answering(Settings.class, Map.of("offline", false, "admin", admin));
        Users users = answering(
                Users.class, Map.of("none", true, "add", new IllegalArgumentException("it is the site's name")));
        FirstStart start = new FirstStart(users, null, settings, null);
        StartupFault fault = assertThrows(StartupFault.class, () -> start.on(null));
        assertEquals("DIALTONE_ADMIN_PASSWORD: it is the site's name", fault.getMessage());
    }
}
