package org.airalert.office.change;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.airalert.access.ApiKeys;
import org.airalert.access.Permission;
import org.airalert.access.Principal;

/** Machines' keys: the secret is told to whoever asks for the key, and is good for nothing before a second person signed. */
final class KeyKind implements ChangeKind {
    static final String WORD = "key";

    private final ApiKeys keys;

    KeyKind(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * A key as a change tells it.
     *
     * @param scopes sorted
     * @param days that it holds from the signature on
     * @param hash of its secret
     */
    record Content(String name, List<String> scopes, long days, String hash) {
        ApiKeys.Wanted wanted() {
            return new ApiKeys.Wanted(name, Set.copyOf(scopes), Duration.ofDays(days));
        }
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Permission proposes() {
        return Permission.ADMINISTER;
    }

    /** Keys are only ever made or revoked; a made one is changed by nobody. */
    @Override
    public Future<String> current(String target) {
        return Future.succeededFuture("");
    }

    @Override
    public Future<Void> check(String target, String content) {
        read(content).wanted().check();
        return Future.succeededFuture();
    }

    @Override
    public Future<Effect> effect(Change change, Principal signer) {
        Content content = read(change.content());
        ApiKeys.Prepared key = keys.prepare(
                content.wanted(), new ApiKeys.Secret(change.target(), content.hash()), change.author(), signer);
        return Future.succeededFuture(new Effect(List.of(key.write()), List.of(key.entry())));
    }

    @Override
    public String readable(String content) {
        Content told = read(content);
        return "用途名称 purpose: " + told.name() + "\n"
                + told.scopes().stream().map(scope -> "允许 scope: " + scope).collect(Collectors.joining("\n")) + "\n"
                + "有效天数 days: " + told.days() + "\n";
    }

    private static Content read(String content) {
        return ChangeJson.read(content, Content.class);
    }
}
