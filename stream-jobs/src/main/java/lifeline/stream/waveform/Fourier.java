package lifeline.stream.waveform;

/** The discrete Fourier transform of a power of two of samples, in place, radix 2. Its tables are shared by whoever reads them. */
final class Fourier {
    private final int size;
    private final double[] cosines;
    private final double[] sines;

    Fourier(int size) {
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(size + " is no power of two");
        }
        this.size = size;
        this.cosines = new double[size / 2];
        this.sines = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / size);
            sines[i] = -Math.sin(2 * Math.PI * i / size);
        }
    }

    int size() {
        return size;
    }

    void transform(double[] real, double[] imaginary) {
        reorder(real, imaginary);
        for (int half = 1; half < size; half *= 2) {
            int stride = size / (2 * half);
            for (int block = 0; block < size; block += 2 * half) {
                for (int i = 0; i < half; i++) {
                    int low = block + i;
                    int high = low + half;
                    double cosine = cosines[i * stride];
                    double sine = sines[i * stride];
                    double re = real[high] * cosine - imaginary[high] * sine;
                    double im = real[high] * sine + imaginary[high] * cosine;
                    real[high] = real[low] - re;
                    imaginary[high] = imaginary[low] - im;
                    real[low] += re;
                    imaginary[low] += im;
                }
            }
        }
    }

    private void reorder(double[] real, double[] imaginary) {
        int shift = Integer.numberOfLeadingZeros(size) + 1;
        for (int i = 0; i < size; i++) {
            int other = size == 1 ? 0 : Integer.reverse(i) >>> shift;
            if (other > i) {
                double re = real[i];
                real[i] = real[other];
                real[other] = re;
                double im = imaginary[i];
                imaginary[i] = imaginary[other];
                imaginary[other] = im;
            }
        }
    }
}
