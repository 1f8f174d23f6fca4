package org.airalert.message;

/**
 * One thing that is wrong with a text, a template or a file of wording.
 *
 * @param file name as the office knows it, such as {@code templates/schools/issue.ftl}
 * @param line from 1; 0 when the fault has no line
 */
public record TextFault(String file, int line, String what) {
    @Override
    public String toString() {
        return line > 0 ? file + ":" + line + ": " + what : file + ": " + what;
    }
}
