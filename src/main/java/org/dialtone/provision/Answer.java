package org.dialtone.provision;

/** What a request for a file gets. Reasons are for the journal, not for the wire. */
public sealed interface Answer {

    /** The HTTP status that says the same. */
    int status();

    /**
     * The file.
     *
     * @param etag quoted hash of the content: equal as long as the content is
     */
    record Document(String name, byte[] bytes, String type, String etag) implements Answer {

        @Override
        public int status() {
            return 200;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Document that
                    && name.equals(that.name)
                    && etag.equals(that.etag)
                    && type.equals(that.type);
        }

        @Override
        public int hashCode() {
            return etag.hashCode();
        }
    }

    /**
     * A firmware file, which is too large for the memory: it lies in the store.
     *
     * @param name as it was asked for
     */
    record Firmware(String name, FirmwareStore.Stored stored) implements Answer {

        @Override
        public int status() {
            return 200;
        }
    }

    /** The phone holds the file of now already, and doesn't get it again. */
    record Unchanged(String etag) implements Answer {

        @Override
        public int status() {
            return 304;
        }
    }

    /** The asker may not have it. */
    record Refused(String reason) implements Answer {

        @Override
        public int status() {
            return 403;
        }
    }

    /** It can't be told who asks: phones that get a 5xx keep what they have and ask again. */
    record Unmet(String reason) implements Answer {

        /** Seconds after which asking again may help. */
        public static final int LATER = 5;

        @Override
        public int status() {
            return 503;
        }
    }

    /** There is no such file. */
    record Missing(String reason) implements Answer {

        @Override
        public int status() {
            return 404;
        }
    }

    /** The file should exist, but its template fails; phones that get a 5xx keep what they have and ask again. */
    record Broken(String reason) implements Answer {

        @Override
        public int status() {
            return 500;
        }
    }
}
