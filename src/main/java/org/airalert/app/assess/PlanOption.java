package org.airalert.app.assess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.airalert.app.config.ConfFolders;
import org.airalert.app.config.PlanFile;
import org.airalert.json.BadInput;
import org.airalert.warning.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which plan a command uses: the one of {@code conf/}, unless another file is named. */
final class PlanOption {
    @Option(
            names = "--conf",
            paramLabel = "DIR",
            description = "folder of plan.yaml (default: conf/ beside the program, else the built-in one)")
    private @Nullable Path conf;

    /** The plan of the configuration folder. */
    Plan standard() {
        return PlanFile.load(ConfFolders.locate("conf", Optional.ofNullable(conf)));
    }

    /** The plan of a file. */
    static Plan of(Path file) {
        try {
            return PlanFile.parse(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new BadInput(List.of(new BadInput.Fault(file.toString(), "", "cannot be read: " + e)));
        }
    }
}
