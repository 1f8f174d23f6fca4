package org.airalert.alert.cap;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Reads CAP 1.2 documents of others. What is read can only become a draft that a person looks at; nothing in it is an order. DTDs and entities are
 * refused, and every fault beyond that is reported at once. Pure; thread-safe.
 */
public final class CapReader {
    /** Largest document in bytes. */
    public static final int LARGEST = 256 * 1024;

    private CapReader() {}

    /** @param message empty when one of the faults is an error */
    public record Result(Optional<CapMessage> message, List<CapFault> faults) {
        public Result {
            faults = List.copyOf(faults);
        }
    }

    public static Result read(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return refused("larger than " + LARGEST + " bytes");
        }
        try {
            String xml = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return read(CapXml.parse(xml.startsWith("\uFEFF") ? xml.substring(1) : xml));
        } catch (CharacterCodingException e) {
            return refused("not UTF-8");
        } catch (SAXException e) {
            return refused("not well-formed XML without DOCTYPE: " + e.getMessage());
        }
    }

    private static Result refused(String what) {
        return new Result(Optional.empty(), List.of(new CapFault("/", CapFault.Level.ERROR, what)));
    }

    private static Result read(Document document) {
        Element alert = document.getDocumentElement();
        if (!"alert".equals(alert.getLocalName()) || !CapDocument.NAMESPACE.equals(alert.getNamespaceURI())) {
            return refused("the root is not an alert of " + CapDocument.NAMESPACE);
        }
        List<CapFault> faults = new ArrayList<>();
        new CapGrammar(faults).check(alert, "/alert");
        new CapChecks(faults).check(alert);
        boolean usable = faults.stream().noneMatch(fault -> fault.level() == CapFault.Level.ERROR);
        return new Result(usable ? Optional.of(message(alert)) : Optional.empty(), faults);
    }

    private static CapMessage message(Element alert) {
        Instant sent = CapChecks.parsed(CapXml.text(alert, "sent"));
        return new CapMessage(
                CapXml.text(alert, "identifier"),
                CapXml.text(alert, "sender"),
                Objects.requireNonNull(sent),
                CapXml.text(alert, "status"),
                CapXml.text(alert, "msgType"),
                CapXml.children(alert, "info").stream().map(CapReader::info).toList());
    }

    private static CapMessage.Info info(Element info) {
        String language = CapXml.text(info, "language");
        Map<String, String> parameters = new LinkedHashMap<>();
        CapXml.children(info, "parameter")
                .forEach(pair -> parameters.putIfAbsent(CapXml.text(pair, "valueName"), CapXml.text(pair, "value")));
        return new CapMessage.Info(
                language.isEmpty() ? "en-US" : language,
                CapXml.text(info, "event"),
                CapXml.text(info, "severity"),
                CapChecks.parsed(CapXml.text(info, "onset")),
                CapChecks.parsed(CapXml.text(info, "expires")),
                CapXml.text(info, "headline"),
                CapXml.text(info, "description"),
                CapXml.text(info, "instruction"),
                parameters,
                CapXml.children(info, "parameter").stream()
                        .filter(pair -> CapXml.text(pair, "valueName").equals("aqiDailyMean"))
                        .map(pair -> CapXml.text(pair, "value"))
                        .toList(),
                CapXml.children(info, "area").stream()
                        .flatMap(area -> CapXml.children(area, "geocode").stream())
                        .map(code -> CapXml.text(code, "value"))
                        .toList());
    }
}
