package org.dialtone.socket.tftp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dialtone.tftp.Content;

/** A file that is sent as it lies on the disk. */
final class FileContent implements Content {

    private final FileChannel channel;
    private final long size;

    FileContent(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        size = channel.size();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] part(long from, int length) {
        ByteBuffer part = ByteBuffer.allocate(length);
        try {
            while (part.hasRemaining()) {
                if (channel.read(part, from + part.position()) < 0) {
                    throw new Unreadable("the file became shorter while it was sent");
                }
            }
        } catch (IOException e) {
            throw new Unreadable("the file can't be read: " + e.getMessage());
        }
        return part.array();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException _) {
            // It was only read from.
        }
    }
}
