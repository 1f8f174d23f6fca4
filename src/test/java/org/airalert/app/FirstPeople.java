package org.airalert.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;

/** The people of an office that has just begun, made over HTTP as its administrators would: two of them first, because the rest needs two. */
final class FirstPeople {
    private final OfficeClient nobody;
    private final OfficeClient admin;
    private final OfficeClient second;

    /** @param link token of the first administrator's one-time link, as the first start prints it */
    FirstPeople(OfficeClient nobody, String link) throws Exception {
        this.nobody = nobody;
        setUp(link);
        admin = nobody.as("admin", GatewayFixture.PASSWORD);
        OfficeClient.Reply alone = invite("second", "administrator");
        assertThat(alone.status()).as(alone.text()).isEqualTo(201);
        setUp(linkOf(alone));
        second = nobody.as("second", GatewayFixture.PASSWORD);
    }

    /** Somebody with {@link GatewayFixture#PASSWORD}, proposed by one administrator and signed by the other. */
    void add(String id, String role) throws Exception {
        OfficeClient.Reply proposed = invite(id, role);
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(202);
        OfficeClient.Reply signed = second.post(
                "/changes/" + proposed.json().getJsonObject("change").getString("id") + "/approve", "");
        assertThat(signed.status()).as(signed.text()).isEqualTo(200);
        setUp(linkOf(proposed));
    }

    private OfficeClient.Reply invite(String id, String role) throws Exception {
        return admin.post("/accounts", "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"roles\":[\"" + role + "\"]}");
    }

    private static String linkOf(OfficeClient.Reply invited) {
        return invited.json().getString("setUp").substring("/console/setup/".length());
    }

    private void setUp(String token) throws Exception {
        OfficeClient.Reply set = nobody.post(
                "/setup",
                new JsonObject()
                        .put("token", token)
                        .put("password", GatewayFixture.PASSWORD)
                        .encode());
        assertThat(set.status()).as(set.text()).isEqualTo(200);
    }
}
