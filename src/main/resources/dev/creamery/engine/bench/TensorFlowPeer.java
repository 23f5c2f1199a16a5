import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.Scope;
import org.tensorflow.op.core.AssignVariableOp;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.op.core.ResourceGather;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.op.core.While;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.nn.BiasAdd;
import org.tensorflow.op.nn.BiasAddGrad;
import org.tensorflow.op.nn.Relu;
import org.tensorflow.op.nn.ReluGrad;
import org.tensorflow.op.nn.SoftmaxCrossEntropyWithLogits;
import org.tensorflow.op.train.ResourceApplyAdam;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Measures how fast TensorFlow for Java trains: started by {@code creamery bench --peers
 * --tensorflow-java CLASSPATH}, as {@code java -cp CLASSPATH TensorFlowPeer.java}. Lines of JSON in
 * and out, as {@code measure.py} beside this file says. A whole epoch is one graph with a loop over
 * the minibatches; it measures the loss alone.
 */
final class TensorFlowPeer {

    private static final PrintStream ANSWERS =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true);

    private TensorFlowPeer() {}

    public static void main(String[] arguments) throws Exception {
        System.setOut(System.err);
        ANSWERS.println(
                "{\"name\":\"TensorFlow "
                        + TensorFlow.version()
                        + " for Java\",\"ways\":[\"graph\"]}");
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in));
        String last = "";
        Epochs epochs = null;
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            try {
                String wanted = line.replaceAll("\"seconds\":[^,}]*", "");
                if (!wanted.equals(last)) {
                    if (epochs != null) {
                        epochs.close();
                    }
                    epochs = new Epochs(line);
                    epochs.train();
                    last = wanted;
                }
                ANSWERS.println(epochs.measure(numbers(line, "seconds")[0]));
            } catch (RuntimeException failed) {
                last = "";
                ANSWERS.println(
                        "{\"failed\":\""
                                + failed.toString().replaceAll("[\\p{Cntrl}\"\\\\]", " ")
                                + "\"}");
            }
        }
    }

    private static double[] numbers(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\\[?([-+.,0-9eE]+)").matcher(json);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + name + " in " + json);
        }
        return Arrays.stream(matcher.group(1).split(","))
                .filter(text -> !text.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** Processor time of the whole process; Java itself tells only hundredths of seconds. */
    private static final class ProcessClock {
        private static final int LINUX = 2;
        private static final int MAC = 12;
        private static final String SYSTEM = System.getProperty("os.name");
        private static final MemorySegment TIME = Arena.global().allocate(16, 8);
        private static final MethodHandle GET_TIME =
                Linker.nativeLinker()
                        .downcallHandle(
                                Linker.nativeLinker()
                                        .defaultLookup()
                                        .find("clock_gettime")
                                        .orElseThrow(),
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.ADDRESS));

        static long nanos() {
            try {
                int clock = SYSTEM.startsWith("Mac") ? MAC : LINUX;
                if ((int) GET_TIME.invokeExact(clock, TIME) != 0) {
                    throw new IllegalStateException("the processor's time cannot be read");
                }
                return TIME.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000
                        + TIME.get(ValueLayout.JAVA_LONG, 8);
            } catch (Throwable failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    /** A network, its table of random numbers, and the graph of an epoch. */
    private static final class Epochs implements AutoCloseable {
        private final Random random = new Random(1);
        private final Graph graph = new Graph();
        private final Session session;
        private final int[] widths;
        private final int batchSize;
        private final int rows;
        private final Map<String, Shape> shapes = new HashMap<>();
        private final List<ConcreteFunction> functions = new ArrayList<>();
        private final Operand<TFloat32> testLoss;

        Epochs(String question) {
            widths =
                    Arrays.stream(numbers(question, "widths"))
                            .mapToInt(width -> (int) width)
                            .toArray();
            batchSize = (int) numbers(question, "batch_size")[0];
            rows = (int) numbers(question, "train_rows")[0];
            int inputs = (int) numbers(question, "inputs")[0];
            int testRows = (int) numbers(question, "test_rows")[0];
            Ops tf = Ops.create(graph);
            List<Op> begin = new ArrayList<>();
            variable(tf, begin, "inputs", table(rows, inputs));
            variable(tf, begin, "targets", classes(rows));
            variable(tf, begin, "test_inputs", table(testRows, inputs));
            variable(tf, begin, "test_targets", classes(testRows));
            int before = inputs;
            for (int layer = 0; layer < widths.length; layer++) {
                variable(tf, begin, "w" + layer, glorot(before, widths[layer]));
                variable(tf, begin, "b" + layer, new float[widths[layer]]);
                for (String moment : List.of("m", "v")) {
                    variable(tf, begin, moment + "w" + layer, new float[before][widths[layer]]);
                    variable(tf, begin, moment + "b" + layer, new float[widths[layer]]);
                }
                before = widths[layer];
            }
            scalar(tf, begin, "power1", 0.9f);
            scalar(tf, begin, "power2", 0.999f);

            Operand<TInt32> order =
                    tf.random.randomShuffle(tf.constant(IntStream.range(0, rows).toArray()));
            ConcreteFunction more = ConcreteFunction.create(this::more);
            ConcreteFunction step = ConcreteFunction.create(this::step);
            functions.addAll(List.of(more, step));
            graph.attachFunction(more);
            graph.attachFunction(step);
            While steps =
                    While.create(
                            tf.scope(),
                            List.of(tf.constant(0), order),
                            more,
                            step,
                            While.parallelIterations(1L));
            Ops after = tf.withControlDependencies(List.<Op>of(steps.output().getFirst()));
            testLoss = loss(after, read(after, "test_inputs"), read(after, "test_targets"));

            session =
                    new Session(
                            graph,
                            ConfigProto.newBuilder()
                                    .setIntraOpParallelismThreads(1)
                                    .setInterOpParallelismThreads(1)
                                    .build());
            Session.Runner runner = session.runner();
            begin.forEach(runner::addTarget);
            runner.run().close();
        }

        /** Whether minibatches are left. */
        private Signature more(Ops tf) {
            Operand<TInt32> start = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
            Operand<TInt32> order = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(rows)));
            return Signature.builder("more")
                    .input("start", start)
                    .input("order", order)
                    .output("more", tf.math.less(start, tf.constant(rows)))
                    .build();
        }

        /** One minibatch forward and back, and Adam. */
        private Signature step(Ops tf) {
            Operand<TInt32> start = tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar()));
            Operand<TInt32> order = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(rows)));
            Operand<TInt32> count =
                    tf.math.minimum(tf.constant(batchSize), tf.math.sub(tf.constant(rows), start));
            Operand<TInt32> chosen =
                    tf.slice(
                            order,
                            tf.expandDims(start, tf.constant(0)),
                            tf.expandDims(count, tf.constant(0)));
            Scope scope = tf.scope();
            List<Operand<TFloat32>> values = new ArrayList<>();
            values.add(ResourceGather.create(scope, handle(tf, "inputs"), chosen, TFloat32.class));
            Operand<TFloat32> targets =
                    ResourceGather.create(scope, handle(tf, "targets"), chosen, TFloat32.class);
            List<Operand<TFloat32>> weights = new ArrayList<>();
            for (int layer = 0; layer < widths.length; layer++) {
                weights.add(read(tf, "w" + layer));
                Operand<TFloat32> sums =
                        BiasAdd.create(
                                scope,
                                MatMul.create(scope, values.getLast(), weights.getLast()),
                                read(tf, "b" + layer));
                values.add(layer < widths.length - 1 ? Relu.create(scope, sums) : sums);
            }
            Operand<TFloat32> delta =
                    tf.math.div(
                            SoftmaxCrossEntropyWithLogits.create(scope, values.getLast(), targets)
                                    .backprop(),
                            tf.dtypes.cast(count, TFloat32.class));
            List<Operand<TFloat32>> gradients = new ArrayList<>();
            for (int layer = widths.length - 1; layer >= 0; layer--) {
                gradients.addFirst(BiasAddGrad.create(scope, delta));
                gradients.addFirst(
                        MatMul.create(scope, values.get(layer), delta, MatMul.transposeA(true)));
                if (layer > 0) {
                    delta =
                            ReluGrad.create(
                                    scope,
                                    MatMul.create(
                                            scope,
                                            delta,
                                            weights.get(layer),
                                            MatMul.transposeB(true)),
                                    values.get(layer));
                }
            }
            List<Op> updates = new ArrayList<>();
            List<Op> computed = new ArrayList<>(gradients);
            Ops adam = tf.withControlDependencies(computed);
            Operand<TFloat32> power1 = read(tf, "power1");
            Operand<TFloat32> power2 = read(tf, "power2");
            for (int index = 0; index < gradients.size(); index++) {
                String name = (index % 2 == 0 ? "w" : "b") + index / 2;
                updates.add(
                        ResourceApplyAdam.create(
                                adam.scope(),
                                handle(tf, name),
                                handle(tf, "m" + name),
                                handle(tf, "v" + name),
                                power1,
                                power2,
                                tf.constant(1e-4f),
                                tf.constant(0.9f),
                                tf.constant(0.999f),
                                tf.constant(1e-7f),
                                gradients.get(index)));
            }
            Ops after = tf.withControlDependencies(updates);
            List<Op> all = new ArrayList<>(updates);
            all.add(
                    AssignVariableOp.create(
                            after.scope(),
                            handle(tf, "power1"),
                            tf.math.mul(power1, tf.constant(0.9f))));
            all.add(
                    AssignVariableOp.create(
                            after.scope(),
                            handle(tf, "power2"),
                            tf.math.mul(power2, tf.constant(0.999f))));
            Ops end = tf.withControlDependencies(all);
            return Signature.builder("step")
                    .input("start", start)
                    .input("order", order)
                    .output("start", end.identity(tf.math.add(start, tf.constant(batchSize))))
                    .output("order", tf.identity(order))
                    .build();
        }

        private Operand<TFloat32> loss(
                Ops tf, Operand<TFloat32> inputs, Operand<TFloat32> targets) {
            Scope scope = tf.scope();
            Operand<TFloat32> values = inputs;
            for (int layer = 0; layer < widths.length; layer++) {
                values =
                        BiasAdd.create(
                                scope,
                                MatMul.create(scope, values, read(tf, "w" + layer)),
                                read(tf, "b" + layer));
                values = layer < widths.length - 1 ? Relu.create(scope, values) : values;
            }
            return tf.math.mean(
                    SoftmaxCrossEntropyWithLogits.create(scope, values, targets).loss(),
                    tf.constant(0));
        }

        private void variable(Ops tf, List<Op> begin, String name, float[][] values) {
            shapes.put(name, Shape.of(values.length, values[0].length));
            begin.add(tf.assignVariableOp(handle(tf, name), tf.constant(values)));
        }

        private void variable(Ops tf, List<Op> begin, String name, float[] values) {
            shapes.put(name, Shape.of(values.length));
            begin.add(tf.assignVariableOp(handle(tf, name), tf.constant(values)));
        }

        private void scalar(Ops tf, List<Op> begin, String name, float value) {
            shapes.put(name, Shape.scalar());
            begin.add(tf.assignVariableOp(handle(tf, name), tf.constant(value)));
        }

        /** The same variable in every graph of the session. */
        private Operand<? extends TType> handle(Ops tf, String name) {
            return VarHandleOp.create(
                    tf.scope(), TFloat32.class, shapes.get(name), VarHandleOp.sharedName(name));
        }

        private Operand<TFloat32> read(Ops tf, String name) {
            return ReadVariableOp.create(tf.scope(), handle(tf, name), TFloat32.class);
        }

        private float[][] table(int count, int columns) {
            float[][] table = new float[count][columns];
            for (float[] row : table) {
                for (int column = 0; column < columns; column++) {
                    row[column] = random.nextFloat();
                }
            }
            return table;
        }

        private float[][] classes(int count) {
            int outputs = widths[widths.length - 1];
            float[][] table = new float[count][outputs];
            for (float[] row : table) {
                row[random.nextInt(outputs)] = 1;
            }
            return table;
        }

        private float[][] glorot(int inputs, int units) {
            double limit = Math.sqrt(6.0 / (inputs + units));
            float[][] weights = new float[inputs][units];
            for (float[] row : weights) {
                for (int unit = 0; unit < units; unit++) {
                    row[unit] = (float) ((2 * random.nextDouble() - 1) * limit);
                }
            }
            return weights;
        }

        /** An epoch; returns the test loss. */
        float train() {
            try (Result result = session.runner().fetch(testLoss).run()) {
                return ((TFloat32) result.get(0)).getFloat();
            }
        }

        /** Trains for so long; processor seconds of the fastest epoch, and the last loss. */
        String measure(double seconds) {
            long latest = System.nanoTime() + (long) (3e9 * seconds);
            long begin = ProcessClock.nanos();
            long now = begin;
            double fastest = Double.MAX_VALUE;
            float loss = 0;
            int epochs = 0;
            while (epochs == 0 || (now - begin < 1e9 * seconds && System.nanoTime() < latest)) {
                long start = now;
                loss = train();
                now = ProcessClock.nanos();
                fastest = Math.min(fastest, (now - start) / 1e9);
                epochs++;
            }
            return "{\"seconds\":" + fastest + ",\"loss\":" + loss + ",\"epochs\":" + epochs + "}";
        }

        @Override
        public void close() {
            session.close();
            graph.close();
            functions.forEach(ConcreteFunction::close);
        }
    }
}
