package dev.creamery.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.Test;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

class BlockSpaceTest {

    private static final int CACHE_LINE = 64;

    @Test
    void blocksBeginAtCacheLines() throws Throwable {
        boolean isG1 =
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .anyMatch(collector -> collector.getName().startsWith("G1"));
        assumeThat(isG1).as("the collector is G1").isTrue();
        BlockSpace space = new BlockSpace(10_000);
        List<Block> blocks = new ArrayList<>();
        for (int units : new int[] {1, 3, 500, 7, 20_000, 2}) {
            blocks.add(space.block(units, 48));
        }
        System.gc();
        for (Block block : blocks) {
            assertThat(address(block) % CACHE_LINE).isZero();
        }
    }

    /** The C function memchr gives back the address of what it finds, here at once. */
    private static long address(Block block) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MemorySegment found =
                (MemorySegment)
                        linker.downcallHandle(
                                        linker.defaultLookup().findOrThrow("memchr"),
                                        FunctionDescriptor.of(
                                                ValueLayout.ADDRESS,
                                                ValueLayout.ADDRESS,
                                                ValueLayout.JAVA_INT,
                                                ValueLayout.JAVA_LONG),
                                        Linker.Option.critical(true))
                                .invokeExact(
                                        MemorySegment.ofArray(block.values())
                                                .asSlice((long) block.start() * Float.BYTES),
                                        0,
                                        1L);
        return found.address();
    }

    @Test
    void blocksAreApart() {
        BlockSpace space = new BlockSpace(100);
        List<Block> blocks = new ArrayList<>();
        for (int units = 1; units < 40; units++) {
            Block block = space.block(units, 32);
            for (int at = block.start(); at < block.at(units); at++) {
                assertThat(block.values()[at]).isZero();
                block.values()[at] = units;
            }
            blocks.add(block);
        }
        for (int units = 1; units < 40; units++) {
            Block block = blocks.get(units - 1);
            for (int at = block.start(); at < block.at(units); at++) {
                assertThat(block.values()[at]).isEqualTo(units);
            }
        }
    }

    @Test
    void aBlockThatFitsNoArrayIsRefused() {
        assertThatThrownBy(() -> new BlockSpace(0).block(1 << 20, 1 << 12))
                .isInstanceOf(ArithmeticException.class);
    }
}
