package org.airalert.app.config;

import java.util.Optional;
import org.airalert.channel.Secret;
import org.airalert.channel.TransportSettings;
import org.airalert.channel.robot.Brand;
import org.airalert.channel.robot.RobotSettings;

/** {@code robot:} of a channel file. */
final class RobotReader implements TransportReader {
    @Override
    public TransportSettings read(YamlMap map, Secrets secrets) {
        String brand = map.required("brand");
        String url = map.required("url");
        Brand known = brand == null ? Brand.DINGTALK : map.parsed("brand", Brand.DINGTALK, RobotReader::brand);
        Optional<Secret> secret =
                map.has("secret") ? secrets.find(map, "secret", map.text("secret", "")) : Optional.empty();
        if (map.has("secret") && known == Brand.WECOM) {
            map.fault("secret", "wecom signs nothing; its URL is the secret");
        }
        return new RobotSettings(
                known,
                url == null ? null : address(map, url, secrets).orElse(null),
                secret.orElse(null),
                map.texts("keywords"),
                map.flag("markdown", false),
                LineReader.read(map, secrets));
    }

    private static Optional<Secret> address(YamlMap map, String reference, Secrets secrets) {
        return secrets.find(map, "url", reference).filter(url -> {
            try {
                HttpReader.url(url.reveal());
                return true;
            } catch (IllegalArgumentException e) {
                // Not the cause's message, which quotes the URL.
                map.fault("url", reference + ": not an http or https URL without user and fragment");
                return false;
            }
        });
    }

    private static Brand brand(String text) {
        for (Brand brand : Brand.values()) {
            if (brand.word().equals(text)) {
                return brand;
            }
        }
        throw new IllegalArgumentException(text + " (expected: dingtalk, wecom or feishu)");
    }
}
