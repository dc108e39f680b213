using System.Globalization;
using System.Runtime.Intrinsics;
using WeightInit.Native;
using WeightInit.Quantiles;

// Every one of the 2^31 tail integers of the float32 normal against the float64 quantile at the same probability, which is
// within 1e-15 of the law (tools/reference/normal64_accuracy.py): the figures of REPRODUCIBILITY.md. A minute or two.
const int Page = 1 << 16;
const int Pages = (int)((1L << 31) / Page);
ErrorTable table = new();
Parallel.For(0, Pages, () => new ErrorTable(), (page, _, own) => own.Add((uint)page * Page, Page), table.Merge);
Console.WriteLine(table);

namespace WeightInit.Quantiles
{
    /// <summary>The worst errors by region of |z|, the exact second and fourth moments, and whether the values descend.</summary>
    internal sealed unsafe class ErrorTable
    {
        private static readonly double[] Edges = [0.001, 0.1, 0.6745, 1, 2, 3, 4, 5, 7];

        private readonly double[] _absolute = new double[Edges.Length];
        private readonly double[] _units = new double[Edges.Length];
        private readonly double[] _relative = new double[Edges.Length];
        private readonly uint[] _words = new uint[Page + 1];
        private readonly ulong[] _long = new ulong[Page + 1];
        private readonly float[] _values = new float[Page];
        private readonly double[] _exact = new double[Page];
        private double _squares;
        private double _fourths;
        private long _count;
        private long _outOfOrder;
        private float _smallest = float.PositiveInfinity;
        private float _largest;

        private const int Page = 1 << 16;

        public ErrorTable Add(uint first, int count)
        {
            for (int i = 0; i < count; i++)
            {
                _words[i] = first + (uint)i;
                _long[i] = ((ulong)_words[i] << 32) | 0x7FFF_FFFF;
            }

            fixed (uint* words = _words)
            fixed (float* values = _values)
                new Map32<Normal32, Float32Storage, Lanes32x4, Vector128<uint>, Vector128<float>, float>(new(QuantileTable.Normal.Rows, 0, 1)).Whole(words, values, count);
            fixed (ulong* words = _long)
            fixed (double* exact = _exact)
                new Map64<Normal64, Lanes64x2, Vector128<ulong>, Vector128<double>>(new(0, 1)).Whole(words, exact, count);
            for (int i = 0; i < count; i++)
                Add(_values[i], _exact[i], i > 0 ? _values[i - 1] : Before(first));
            _count += count;
            return this;
        }

        public void Merge(ErrorTable other)
        {
            lock (this)
            {
                for (int i = 0; i < Edges.Length; i++)
                {
                    _absolute[i] = Math.Max(_absolute[i], other._absolute[i]);
                    _units[i] = Math.Max(_units[i], other._units[i]);
                    _relative[i] = Math.Max(_relative[i], other._relative[i]);
                }

                _squares += other._squares;
                _fourths += other._fourths;
                _count += other._count;
                _outOfOrder += other._outOfOrder;
                _smallest = Math.Min(_smallest, other._smallest);
                _largest = Math.Max(_largest, other._largest);
            }
        }

        public override string ToString()
        {
            List<string> lines = ["| abs z below | max abs error | ulp | relative |", "|---|---|---|---|"];
            for (int i = 0; i < Edges.Length; i++)
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"| {Edges[i]} | {_absolute[i]:0.00e-0} | {_units[i]:0.00} | {_relative[i]:0.00e-0} |"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"values {_count}, out of order {_outOfOrder}, smallest {_smallest:R}, largest {_largest:R}"));
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"mean square - 1: {(_squares / _count) - 1:0.0e-0}, mean fourth power - 3: {(_fourths / _count) - 3:0.0e-0}"));
            return string.Join('\n', lines);
        }

        private static float Before(uint first) =>
            first == 0 ? float.PositiveInfinity : Quantile32<Lanes32x1, uint, float>.Symmetric(QuantileTable.Normal.Rows, first - 1);

        private void Add(float value, double exact, float before)
        {
            int region = 0;
            while (exact >= Edges[region])
                region++;
            double error = Math.Abs(value - exact);
            float near = (float)exact;
            _absolute[region] = Math.Max(_absolute[region], error);
            _relative[region] = Math.Max(_relative[region], error / exact);
            _units[region] = Math.Max(_units[region], error / (MathF.BitIncrement(near) - (double)near));
            double square = (double)value * value;
            _squares += square;
            _fourths += square * square;
            _outOfOrder += value > before ? 1 : 0;
            _smallest = Math.Min(_smallest, value);
            _largest = Math.Max(_largest, value);
        }
    }
}
