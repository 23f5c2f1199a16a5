package dev.creamery.app.compose;

import dev.creamery.engine.sweep.Cube;
import dev.creamery.engine.sweep.Domain;
import dev.creamery.engine.sweep.InvalidValueException;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepFields;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sweep while it is being composed: what was typed may still be wrong. Immutable.
 *
 * @param name as typed
 * @param repetitions as typed
 * @param seed as typed
 * @param cubes one or more
 */
public record SweepDraft(String name, String repetitions, String seed, List<CubeDraft> cubes) {

    public SweepDraft {
        cubes = List.copyOf(cubes);
    }

    /** A new sweep. */
    public static SweepDraft empty() {
        return new SweepDraft("untitled", "10", "1", List.of(CubeDraft.core()));
    }

    /** A finished sweep, to be changed. */
    public static SweepDraft of(Sweep sweep) {
        return new SweepDraft(
                sweep.name(),
                Integer.toString(sweep.repetitions()),
                Long.toString(sweep.seed()),
                sweep.cubes().stream().map(CubeDraft::of).toList());
    }

    public SweepDraft withName(String changed) {
        return new SweepDraft(changed, repetitions, seed, cubes);
    }

    public SweepDraft withRepetitions(String changed) {
        return new SweepDraft(name, changed, seed, cubes);
    }

    public SweepDraft withSeed(String changed) {
        return new SweepDraft(name, repetitions, changed, cubes);
    }

    public SweepDraft withCubes(List<CubeDraft> changed) {
        return new SweepDraft(name, repetitions, seed, changed);
    }

    public SweepDraft withCube(int index, CubeDraft changed) {
        List<CubeDraft> copy = new ArrayList<>(cubes);
        copy.set(index, changed);
        return withCubes(copy);
    }

    /** What is wrong with the name; "" if nothing is. */
    public String nameProblem() {
        return problem(name, SweepFields.NAME);
    }

    public String repetitionsProblem() {
        return problem(number(repetitions), SweepFields.REPETITIONS);
    }

    public String seedProblem() {
        return problem(number(seed), SweepFields.SEED);
    }

    /** Everything that must be put right before this is a sweep. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        add(problems, "Name", nameProblem());
        add(problems, "Repetitions", repetitionsProblem());
        add(problems, "Seed", seedProblem());
        for (int index = 0; index < cubes.size(); index++) {
            String cube = cubes.size() == 1 ? "" : "Cube " + (index + 1) + ": ";
            for (var hyperparameter : cubes.get(index).missing()) {
                problems.add(cube + hyperparameter.label() + " has no value; choose one or more");
            }
        }
        return problems;
    }

    /** The finished sweep, if nothing is wrong. */
    public Optional<Sweep> sweep() {
        List<Cube> finished = finishedCubes();
        if (finished.size() < cubes.size() || !problems().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Sweep(
                        SweepFields.NAME.read(name),
                        SweepFields.REPETITIONS.read(number(repetitions)),
                        SweepFields.SEED.read(number(seed)),
                        finished));
    }

    /** The cubes that have a value on every axis. */
    public List<Cube> finishedCubes() {
        return cubes.stream().flatMap(cube -> cube.cube().stream()).toList();
    }

    /** Runs per experiment, as far as that can be read. */
    public Optional<Integer> repetitionsValue() {
        return repetitionsProblem().isEmpty()
                ? Optional.of(SweepFields.REPETITIONS.read(number(repetitions)))
                : Optional.empty();
    }

    private static void add(List<String> problems, String label, String problem) {
        if (!problem.isEmpty()) {
            problems.add(label + " " + problem);
        }
    }

    private static String problem(Object plain, Domain<?> domain) {
        try {
            var unused = domain.read(plain);
            return "";
        } catch (InvalidValueException invalid) {
            return "'" + plain + "' " + invalid.getMessage();
        }
    }

    /** The number that a text is, or the text itself. */
    private static Object number(String text) {
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException notANumber) {
            return text;
        }
    }
}
