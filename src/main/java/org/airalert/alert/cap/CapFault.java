package org.airalert.alert.cap;

/**
 * One thing wrong with a CAP document from outside.
 *
 * @param path such as {@code /alert/info[2]/expires}
 * @param level an error makes the document unusable; a warning is told to the person who looks at the draft
 */
public record CapFault(String path, Level level, String what) {
    public enum Level {
        ERROR,
        WARNING
    }

    @Override
    public String toString() {
        return path + ": " + what;
    }
}
