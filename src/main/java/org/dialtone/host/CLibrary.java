package org.dialtone.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Map;

/**
 * The few functions of the C library that {@link RawSocket} and {@link Relaunch} call. A native image makes the code of
 * each signature when it is built, from {@code reachability-metadata.json}, and this class must not be initialised
 * before the image runs.
 */
final class CLibrary {

    static final Map<String, FunctionDescriptor> SIGNATURES = Map.of(
            "socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
            "bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
            "sendto", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT),
            "recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT),
            "setsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
            "close", FunctionDescriptor.of(JAVA_INT, JAVA_INT),
            "close_range", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
            "execv", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    static final StructLayout STATE = Linker.Option.captureStateLayout();
    static final int EAGAIN = 11;

    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SOCKET = function("socket");
    private static final MethodHandle BIND = function("bind");
    private static final MethodHandle SENDTO = function("sendto");
    private static final MethodHandle RECV = function("recv");
    private static final MethodHandle SETSOCKOPT = function("setsockopt");
    private static final MethodHandle CLOSE = function("close");
    private static final MethodHandle CLOSE_RANGE = function("close_range");
    private static final MethodHandle EXECV = function("execv");
    private static final Map<Integer, String> ERRORS = Map.of(
            1,
            "not permitted, it needs CAP_NET_RAW",
            6,
            "the interface is gone",
            13,
            "not permitted",
            19,
            "the interface is gone",
            90,
            "larger than the interface's MTU",
            97,
            "this system has no such sockets",
            100,
            "the interface is down",
            101,
            "no route",
            105,
            "the interface's queue is full");

    private CLibrary() {}

    static int socket(MemorySegment state, int family, int type, int protocol) throws IOException {
        try {
            return check(state, (int) SOCKET.invokeExact(state, family, type, protocol));
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    static void bind(MemorySegment state, int socket, MemorySegment address) throws IOException {
        try {
            check(state, (int) BIND.invokeExact(state, socket, address, (int) address.byteSize()));
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    static void send(MemorySegment state, int socket, MemorySegment bytes, int length, int flags, MemorySegment to)
            throws IOException {
        try {
            check(state, (int)
                    (long) SENDTO.invokeExact(state, socket, bytes, (long) length, flags, to, (int) to.byteSize()));
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    /** The number of bytes that came; -1 where nothing waits. */
    static int receive(MemorySegment state, int socket, MemorySegment into, int flags) throws IOException {
        try {
            int length = (int) (long) RECV.invokeExact(state, socket, into, into.byteSize(), flags);
            return length < 0 && errno(state) == EAGAIN ? -1 : check(state, length);
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    static void option(MemorySegment state, int socket, int level, int name, MemorySegment value) throws IOException {
        try {
            check(state, (int) SETSOCKOPT.invokeExact(state, socket, level, name, value, (int) value.byteSize()));
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    /** Closes a socket; nothing can be done about a failure. */
    static void close(MemorySegment state, int socket) {
        try {
            int ignored = (int) CLOSE.invokeExact(state, socket);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Marks all file descriptors from {@code first} on for closing at exec; a kernel before 5.11 can't, and then they
     * stay open.
     */
    static void closeOnExec(MemorySegment state, int first, int flag) {
        try {
            int ignored = (int) CLOSE_RANGE.invokeExact(state, first, -1, flag);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Replaces the process; returns only by an exception.
     *
     * @param words ends with a null pointer
     */
    static void exec(MemorySegment state, MemorySegment path, MemorySegment words) throws IOException {
        try {
            check(state, (int) EXECV.invokeExact(state, path, words));
        } catch (Throwable e) {
            throw passedOn(e);
        }
    }

    private static int check(MemorySegment state, int result) throws IOException {
        if (result < 0) {
            int error = errno(state);
            throw new IOException(ERRORS.getOrDefault(error, "error " + error));
        }
        return result;
    }

    private static int errno(MemorySegment state) {
        return (int) ERRNO.get(state, 0L);
    }

    private static IOException passedOn(Throwable thrown) {
        if (thrown instanceof IOException refused) {
            return refused;
        }
        throw new AssertionError(thrown);
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                SIGNATURES.get(name),
                Linker.Option.captureCallState("errno"));
    }
}
