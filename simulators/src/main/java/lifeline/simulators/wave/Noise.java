package lifeline.simulators.wave;

/** Random numbers that are functions of a key and a position, not of how often somebody asked. */
public final class Noise {
    private static final double UNIT = 0x1.0p-53;
    private static final double THREE_SIGMA = 3;

    private Noise() {}

    /** A key for a name, under a seed. */
    public static long key(long seed, String name) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    /** Even over 0…1. */
    public static double even(long key, long position) {
        return (mixed(key + position * 0x9e3779b97f4a7c15L) >>> 11) * UNIT;
    }

    /** Bell-shaped with standard deviation 1, never beyond ±3. */
    public static double bell(long key, long position) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += even(key ^ (i * 0xd1b54a32d192ed03L), position);
        }
        return Math.max(-THREE_SIGMA, Math.min(THREE_SIGMA, sum));
    }

    /** A smooth line through a random point of −1…1 at every whole {@code x}. */
    public static double smooth(long key, double x) {
        long left = (long) Math.floor(x);
        double share = (1 - Math.cos((x - left) * Math.PI)) / 2;
        return (even(key, left) * (1 - share) + even(key, left + 1) * share) * 2 - 1;
    }

    private static long mixed(long z) {
        long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }
}
