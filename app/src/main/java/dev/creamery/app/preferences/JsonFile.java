package dev.creamery.app.preferences;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * One record in one JSON file. It is replaced as a whole or not at all; a file that cannot be read
 * is set aside and never stops the program.
 *
 * @param <T> the record
 */
public final class JsonFile<T> {

    private static final Logger LOG = LoggerFactory.getLogger(JsonFile.class);

    private final Path file;
    private final Class<T> type;
    private final T otherwise;
    private final ObjectMapper mapper =
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .addModule(pathsAsText())
                    .build();

    /**
     * @param otherwise what is read where there is no file, or a broken one; also the value of
     *     every member that the file lacks
     */
    public JsonFile(Path file, Class<T> type, T otherwise) {
        this.file = file;
        this.type = type;
        this.otherwise = otherwise;
    }

    /** Reads the record; a broken file is renamed to {@code NAME.broken} and logged. */
    public T read() {
        if (!Files.exists(file)) {
            return otherwise;
        }
        try {
            JsonNode given = mapper.readTree(Files.readAllBytes(file));
            ObjectNode members = mapper.valueToTree(otherwise);
            if (!(given instanceof ObjectNode object)) {
                throw new IOException(file + " does not hold a JSON object");
            }
            members.setAll(object);
            return mapper.treeToValue(members, type);
        } catch (IOException broken) {
            setAside(broken);
            return otherwise;
        }
    }

    /**
     * Replaces the record.
     *
     * @throws IOException if the file cannot be written; the old one is then still whole
     */
    public synchronized void write(T value) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(mapper.writeValueAsBytes(value));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void setAside(IOException broken) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        LOG.warn("{} is set aside as {}: {}", file, aside, broken.getMessage());
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException stays) {
            LOG.warn("{} cannot be renamed: {}", file, stays.getMessage());
        }
    }

    /** Paths as plain text instead of URIs: people look into these files. */
    private static SimpleModule pathsAsText() {
        SimpleModule module = new SimpleModule("paths");
        module.addSerializer(
                Path.class,
                new JsonSerializer<Path>() {
                    @Override
                    public void serialize(Path path, JsonGenerator out, SerializerProvider all)
                            throws IOException {
                        out.writeString(path.toString());
                    }
                });
        module.addDeserializer(
                Path.class,
                new JsonDeserializer<Path>() {
                    @Override
                    public Path deserialize(JsonParser in, DeserializationContext context)
                            throws IOException {
                        return Path.of(in.getValueAsString(""));
                    }
                });
        return module;
    }
}
