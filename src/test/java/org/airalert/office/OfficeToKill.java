package org.airalert.office;

import java.nio.file.Path;

/** An office in a process of its own: goes as far as it is told to, says so once that is acknowledged, and waits to be killed. */
final class OfficeToKill {
    private OfficeToKill() {}

    public static void main(String[] arguments) throws Exception {
        OfficeKit office = OfficeKit.open(Path.of(arguments[0]));
        if (arguments[1].equals("proposed")) {
            office.smogAhead();
            System.out.println("done " + office.onlyProposal().proposal().id());
        } else {
            System.out.println("done " + office.liftAnnounced());
        }
        System.in.read();
    }
}
