package dev.creamery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.slf4j.spi.SLF4JServiceProvider;

import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;

/** The libraries do their work together, on this Java and with what the POM leaves out of them. */
class LibrariesTest {
    @Test
    void deeplearning4jTrainsANetwork() {
        MultiLayerConfiguration configuration =
                new NeuralNetConfiguration.Builder()
                        .seed(1)
                        .updater(new Adam(0.05))
                        .list()
                        .layer(
                                new DenseLayer.Builder()
                                        .nIn(2)
                                        .nOut(16)
                                        .activation(Activation.TANH)
                                        .build())
                        .layer(
                                new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                                        .nIn(16)
                                        .nOut(1)
                                        .activation(Activation.SIGMOID)
                                        .build())
                        .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        INDArray x = Nd4j.createFromArray(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        INDArray y = Nd4j.createFromArray(new float[][] {{0}, {1}, {1}, {0}});
        DataSet xor = new DataSet(x, y);
        double before = network.score(xor);
        for (int i = 0; i < 300; i++) {
            network.fit(xor);
        }
        assertThat(network.score(xor)).isLessThan(before / 4);
    }

    @Test
    void anotherReaderReadsDuckDbsParquet(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("runs.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT i::UINTEGER AS id, 'run ' || i AS name,"
                        + " list_transform(range(3000), lambda x: sin(x + i)::FLOAT) AS loss FROM"
                        + " range(20) AS t(i) ORDER BY i) TO '"
                            + file
                            + "' (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2)");
        }
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file));
                RowReader rows = reader.rowReader()) {
            assertThat(
                            reader.getFileMetaData()
                                    .rowGroups()
                                    .getFirst()
                                    .columns()
                                    .getLast()
                                    .metaData()
                                    .toString())
                    .contains("ZSTD", "BYTE_STREAM_SPLIT");
            for (int i = 0; i < 20; i++) {
                rows.next();
                assertThat(rows.getInt("id")).isEqualTo(i);
                assertThat(rows.getString("name")).isEqualTo("run " + i);
                List<Float> loss = rows.getList("loss").floats();
                assertThat(loss).hasSize(3000);
                assertThat(loss.get(2999)).isEqualTo((float) Math.sin(2999 + i));
            }
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void oneLoggingBackendIsOnTheClassPath() {
        assertThat(ServiceLoader.load(SLF4JServiceProvider.class)).hasSize(1);
    }

    @Test
    void theBuildFilledInTheVersion() throws Exception {
        Properties version = new Properties();
        try (InputStream in = LibrariesTest.class.getResourceAsStream("version.properties")) {
            version.load(in);
        }
        assertThat(version.getProperty("version")).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(version.getProperty("revision")).isNotEmpty().doesNotContain("$");
    }
}
