package org.airalert.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.airalert.access.AuditHead;
import org.jspecify.annotations.Nullable;

/**
 * The signed heads of the audit chain as files, one a day, in {@value #FOLDER} of the data folder, and the key that signs them. Copy files and public
 * key away: whoever can write to the data folder can forge both together, but not what was copied. Blocking.
 */
final class AuditHeads {
    static final String FOLDER = "audit-heads";
    static final String PUBLIC_KEY = "audit-key.pub";
    private static final String PRIVATE_KEY = "audit-key";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;

    AuditHeads(Path data) {
        this.data = data;
    }

    /** Writes the head of a day, unless that day has one. */
    void write(Instant at, long number, String hash, ZoneId zone) {
        Path file = data.resolve(FOLDER).resolve(LocalDate.ofInstant(at, zone) + ".json");
        if (Files.exists(file)) {
            return;
        }
        AuditHead head = AuditHead.sign(at, number, hash, key());
        String text = JSON.createObjectNode()
                .put("at", head.at().toString())
                .put("number", head.number())
                .put("hash", head.hash())
                .put("signature", head.signature())
                .toPrettyString();
        try {
            Files.createDirectories(file.getParent());
            Path half = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), text + "\n");
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Made at the first use; only its owner may read it. */
    private PrivateKey key() {
        Path file = data.resolve(PRIVATE_KEY);
        try {
            return AuditHead.privateKey(Base64.getMimeDecoder().decode(Files.readString(file)));
        } catch (NoSuchFileException e) {
            return make(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private PrivateKey make(Path file) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.createDirectories(data);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, encoded(pair.getPrivate().getEncoded()));
            Files.writeString(data.resolve(PUBLIC_KEY), encoded(pair.getPublic().getEncoded()));
            return pair.getPrivate();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is missing from this Java", e);
        }
    }

    private static String encoded(byte[] key) {
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    /**
     * What the files say.
     *
     * @param hashes by entry's number, of the heads whose signature is right
     * @param faults of files that say nothing: not readable, or not signed by the key
     */
    record Read(Map<Long, String> hashes, List<String> faults) {}

    /** Every head of the folder, checked against a public key. Nothing where there is no folder. */
    Read read(Path publicKey) {
        Map<Long, String> hashes = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        Path folder = data.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return new Read(hashes, faults);
        }
        try (Stream<Path> files = Files.list(folder)) {
            PublicKey key = AuditHead.publicKey(Base64.getMimeDecoder().decode(Files.readString(publicKey)));
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> {
                AuditHead head = head(file);
                if (head == null || !head.isSignedBy(key)) {
                    faults.add(FOLDER + "/" + file.getFileName() + " is not a head signed by this key");
                } else {
                    hashes.put(head.number(), head.hash());
                }
            });
        } catch (IOException | IllegalArgumentException e) {
            faults.add(publicKey.getFileName() + " cannot be used: " + e.getMessage());
        }
        return new Read(hashes, faults);
    }

    private static @Nullable AuditHead head(Path file) {
        try {
            JsonNode told = JSON.readTree(Files.readString(file));
            return new AuditHead(
                    Instant.parse(told.path("at").asText()),
                    told.path("number").asLong(),
                    told.path("hash").asText(),
                    told.path("signature").asText());
        } catch (IOException | DateTimeException e) {
            return null;
        }
    }
}
