package org.airalert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.airalert.directory.Audience;
import org.airalert.message.lint.SampleAlerts;
import org.junit.jupiter.api.Test;

class RendererTest {
    private final Renderer renderer = new Renderer(Wording.templates());

    @Test
    void every_audience_gets_a_text_for_every_sample() throws Exception {
        StringBuilder all = new StringBuilder();
        for (Audience audience : Audience.values()) {
            for (SampleAlerts.Sample sample : SampleAlerts.all()) {
                List<TextFormat> formats = audience == Audience.PUBLIC
                        ? List.of(TextFormat.SMS, TextFormat.SMS_EN, TextFormat.TEXT, TextFormat.TEXT_EN)
                        : List.of(TextFormat.TEXT, TextFormat.HTML);
                FrozenText text = renderer.render(
                        sample.alert(), ChannelText.of("channel", audience, formats), Wording.context());
                all.append("######## ")
                        .append(audience.word())
                        .append(' ')
                        .append(sample.name())
                        .append('\n');
                text.parts().stream()
                        .filter(p -> !p.name().equals("html"))
                        .forEach(part -> all.append("--- ")
                                .append(part.name())
                                .append('\n')
                                .append(part.text())
                                .append('\n'));
                assertThat(text.isIntact()).isTrue();
            }
        }
        Files.writeString(Path.of("target/all-texts.txt"), all);
    }
}
