package org.airalert.channel.robot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.airalert.channel.Dispatch;

/** A message as each brand wants it. */
final class RobotMessage {
    private RobotMessage() {}

    static JsonObject of(RobotSettings settings, Dispatch.Content content) {
        return switch (settings.brand()) {
            case DINGTALK -> settings.markdown() ? dingtalk(content) : plain("msgtype", "content", content);
            case WECOM ->
                settings.markdown()
                        ? new JsonObject()
                                .put("msgtype", "markdown")
                                .put("markdown", new JsonObject().put("content", content.text()))
                        : plain("msgtype", "content", content);
            case FEISHU ->
                settings.markdown()
                        ? card(content)
                        : new JsonObject()
                                .put("msg_type", "text")
                                .put("content", new JsonObject().put("text", content.text()));
        };
    }

    private static JsonObject plain(String type, String field, Dispatch.Content content) {
        return new JsonObject().put(type, "text").put("text", new JsonObject().put(field, content.text()));
    }

    private static JsonObject dingtalk(Dispatch.Content content) {
        return new JsonObject()
                .put("msgtype", "markdown")
                .put(
                        "markdown",
                        new JsonObject().put("title", content.subject()).put("text", content.text()));
    }

    /** Feishu shows markdown in a card only. */
    private static JsonObject card(Dispatch.Content content) {
        JsonObject title = new JsonObject().put("tag", "plain_text").put("content", content.subject());
        JsonObject text = new JsonObject().put("tag", "markdown").put("content", content.text());
        return new JsonObject()
                .put("msg_type", "interactive")
                .put(
                        "card",
                        new JsonObject()
                                .put("header", new JsonObject().put("title", title))
                                .put("elements", new JsonArray().add(text)));
    }
}
