package org.dialtone.provision;

import org.dialtone.journal.Grounds;

/** The answer to a request for a file. Its grounds are for the journal, not for the wire. */
public sealed interface Answer {

    /** The HTTP status of this answer. */
    int status();

    /** Kind and size, as recordings show them, e.g. {@code document, 812 bytes}. */
    default String brief() {
        return switch (this) {
            case Document document -> "document, " + document.bytes().length + " bytes";
            case Firmware(String _, FirmwareStore.Stored stored) -> "firmware, " + stored.size() + " bytes";
            case Unchanged _ -> "unchanged";
            case Refused _ -> "refused";
            case Unmet _ -> "unmet";
            case Missing _ -> "missing";
            case Broken _ -> "broken";
        };
    }

    /**
     * The file.
     *
     * @param etag quoted hash of the content: it changes only with the content
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
     * A firmware file, which stays in the store because it is too large for the memory.
     *
     * @param name the name in the request
     */
    record Firmware(String name, FirmwareStore.Stored stored) implements Answer {

        @Override
        public int status() {
            return 200;
        }
    }

    /** The phone has the present file already, and doesn't get it again. */
    record Unchanged(String etag) implements Answer {

        @Override
        public int status() {
            return 304;
        }
    }

    /** The sender of the request may not have the file. */
    record Refused(Grounds grounds) implements Answer {

        @Override
        public int status() {
            return 403;
        }
    }

    /** The box can't tell which device asks. Phones that get a 5xx keep their file and ask again. */
    record Unmet(Grounds grounds) implements Answer {

        /** Seconds after which a new request may help. */
        public static final int LATER = 5;

        @Override
        public int status() {
            return 503;
        }
    }

    /** There is no such file. */
    record Missing(Grounds grounds) implements Answer {

        @Override
        public int status() {
            return 404;
        }
    }

    /** The file should exist, but its template fails. Phones that get a 5xx keep their file and ask again. */
    record Broken(String fault) implements Answer {

        @Override
        public int status() {
            return 500;
        }
    }
}
