package org.airalert.alert.cap;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A second reader of CAP 1.2, independent of ours: Woodstox parses, Jackson binds to the data dictionary of the standard (3.2), and an element that the
 * dictionary does not have is an error.
 */
public final class StrictCap {
    private static final XmlMapper MAPPER = XmlMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StrictCap() {}

    public record Alert(
            @JsonProperty(required = true) String identifier,
            @JsonProperty(required = true) String sender,
            @JsonProperty(required = true) String sent,
            @JsonProperty(required = true) String status,
            @JsonProperty(required = true) String msgType,
            @JsonProperty(required = true) String scope,
            @JsonProperty @Nullable String note,
            @JsonProperty @Nullable String references,
            @JsonProperty @Nullable String incidents,

            @JsonProperty @JacksonXmlElementWrapper(useWrapping = false)
            List<Info> info,

            @JsonProperty("Signature") @Nullable Object signature) {
        public OffsetDateTime sentAt() {
            return OffsetDateTime.parse(sent);
        }
    }

    public record Info(
            @JsonProperty(required = true) String language,

            @JsonProperty @JacksonXmlElementWrapper(useWrapping = false)
            List<String> category,

            @JsonProperty(required = true) String event,

            @JsonProperty @JacksonXmlElementWrapper(useWrapping = false)
            List<String> responseType,

            @JsonProperty(required = true) String urgency,
            @JsonProperty(required = true) String severity,
            @JsonProperty(required = true) String certainty,

            @JsonProperty @JacksonXmlElementWrapper(useWrapping = false)
            List<Pair> eventCode,

            @JsonProperty @Nullable String effective,
            @JsonProperty @Nullable String onset,
            @JsonProperty @Nullable String expires,
            @JsonProperty @Nullable String senderName,
            @JsonProperty @Nullable String headline,
            @JsonProperty @Nullable String description,
            @JsonProperty @Nullable String instruction,
            @JsonProperty @Nullable String web,
            @JsonProperty @Nullable String contact,

            @JsonProperty @JacksonXmlElementWrapper(useWrapping = false)
            List<Pair> parameter,

            @JsonProperty @JacksonXmlElementWrapper(useWrapping = false)
            List<Area> area) {}

    public record Pair(
            @JsonProperty(required = true) String valueName,
            @JsonProperty(required = true) String value) {}

    public record Area(
            @JsonProperty(required = true) String areaDesc,

            @JsonProperty @JacksonXmlElementWrapper(useWrapping = false)
            List<String> polygon,

            @JsonProperty @JacksonXmlElementWrapper(useWrapping = false)
            List<Pair> geocode) {}

    /** @throws JsonProcessingException when it is no CAP document by this reader's book */
    public static Alert read(String xml) throws JsonProcessingException {
        return MAPPER.readValue(xml, Alert.class);
    }
}
