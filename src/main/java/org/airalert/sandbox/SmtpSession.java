package org.airalert.sandbox;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One conversation with a mail client (RFC 5321): bytes in, replies out. Takes any log in (RFC 4954). A line or letter beyond the limits ends it.
 * For one event loop.
 */
final class SmtpSession {
    private static final int LONGEST_LINE = 4_096;
    private static final int LONGEST_LETTER = 8 * 1024 * 1024;

    private final Function<MailReceiver.Letter, String> verdict;
    private final List<String> to = new ArrayList<>();
    private final StringBuilder letter = new StringBuilder();
    private Buffer rest = Buffer.buffer();
    private String from = "";
    private boolean inLetter;
    private int logInLines;
    private boolean over;

    /** @param verdict the reply to a letter for one recipient */
    SmtpSession(Function<MailReceiver.Letter, String> verdict) {
        this.verdict = verdict;
    }

    boolean isOver() {
        return over;
    }

    /** Takes what came; returns the replies, without line ends. */
    List<String> hear(Buffer bytes) {
        List<String> replies = new ArrayList<>();
        rest.appendBuffer(bytes);
        int start = 0;
        int end = lineEnd(start);
        while (end >= 0 && !over) {
            String line = rest.getString(start, end, StandardCharsets.UTF_8.name());
            start = end + 2;
            if (inLetter) {
                text(line, replies);
            } else {
                command(line, replies);
            }
            end = lineEnd(start);
        }
        rest = rest.getBuffer(start, rest.length());
        if (rest.length() > LONGEST_LINE || letter.length() > LONGEST_LETTER) {
            over = true;
            replies.add("500 too long");
        }
        return replies;
    }

    private int lineEnd(int start) {
        for (int i = start; i + 1 < rest.length(); i++) {
            if (rest.getByte(i) == '\r' && rest.getByte(i + 1) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void text(String line, List<String> replies) {
        if (!line.equals(".")) {
            letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            return;
        }
        inLetter = false;
        String reply = "250 taken";
        for (String recipient : to) {
            reply = verdict.apply(new MailReceiver.Letter(from, recipient, letter.toString()));
        }
        replies.add(reply);
        reset();
    }

    private void reset() {
        from = "";
        to.clear();
        letter.setLength(0);
    }

    private void command(String line, List<String> replies) {
        if (logInLines > 0) {
            logInLines--;
            replies.add(logInLines > 0 ? "334 UGFzc3dvcmQ6" : "235 welcome");
            return;
        }
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> replies.add("250-sandbox\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME");
            case "HELO", "NOOP" -> replies.add("250 sandbox");
            case "AUTH" -> logIn(line, replies);
            case "MAIL" -> {
                from = address(line);
                replies.add("250 ok");
            }
            case "RCPT" -> {
                to.add(address(line));
                replies.add("250 ok");
            }
            case "DATA" -> data(replies);
            case "RSET" -> {
                reset();
                replies.add("250 ok");
            }
            case "QUIT" -> {
                over = true;
                replies.add("221 bye");
            }
            default -> replies.add("502 not implemented");
        }
    }

    private void logIn(String line, List<String> replies) {
        String[] words = line.split(" ", -1);
        boolean plain = words.length > 1 && words[1].equalsIgnoreCase("PLAIN");
        if (plain && words.length > 2) {
            replies.add("235 welcome");
        } else {
            logInLines = plain ? 1 : 2;
            replies.add(plain ? "334 " : "334 VXNlcm5hbWU6");
        }
    }

    private void data(List<String> replies) {
        inLetter = !to.isEmpty();
        replies.add(inLetter ? "354 go on" : "503 no recipients");
    }

    private static String address(String line) {
        int open = line.indexOf('<');
        int close = line.indexOf('>', open);
        return open >= 0 && close > open ? line.substring(open + 1, close) : "";
    }
}
