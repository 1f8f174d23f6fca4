package org.airalert.message;

import java.io.IOException;
import java.io.Writer;

/** Collects a template's output and refuses to grow beyond a limit. */
final class BoundedWriter extends Writer {
    private final StringBuilder text = new StringBuilder(1024);
    private final int limit;

    BoundedWriter(int limitChars) {
        this.limit = limitChars;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        room(length);
        text.append(characters, offset, length);
    }

    // A writer would copy each of these into an array of its own first, under a lock.

    @Override
    public void write(String piece) throws IOException {
        room(piece.length());
        text.append(piece);
    }

    @Override
    public void write(String piece, int offset, int length) throws IOException {
        room(length);
        text.append(piece, offset, offset + length);
    }

    @Override
    public void write(int character) throws IOException {
        room(1);
        text.append((char) character);
    }

    private void room(int length) throws IOException {
        if (text.length() + length > limit) {
            throw new TooLong();
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The output would become longer than allowed. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
