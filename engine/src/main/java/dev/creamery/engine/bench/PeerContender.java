package dev.creamery.engine.bench;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A framework in a process of its own that has one thread to compute.
 *
 * @param way one of those that the process knows
 */
record PeerContender(String name, String way, PeerProcess process) implements Contender {

    @Override
    public double secondsPerEpoch(Workload workload, Duration time) throws IOException {
        Map<String, @Nullable Object> question = new LinkedHashMap<>();
        question.put("way", way);
        question.put("widths", workload.network().widths());
        question.put("inputs", Workload.FACTS.inputs());
        question.put("train_rows", Workload.FACTS.trainRows());
        question.put("test_rows", Workload.FACTS.testRows());
        question.put("batch_size", workload.batchSize());
        question.put("seconds", time.toMillis() / 1000.0);
        Map<String, @Nullable Object> answer = process.ask(question);
        if (answer.get("seconds") instanceof Number seconds && seconds.doubleValue() > 0) {
            return seconds.doubleValue();
        }
        throw new IOException(String.valueOf(answer.getOrDefault("failed", answer)));
    }
}
