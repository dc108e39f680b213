using System.Globalization;
using System.Numerics;

namespace WeightInit.Tests.Random.Python;

public class PythonRandomTests
{
    // [r.randint(1, 10**9) for _ in range(4)] of r = random.Random(seed), CPython 3.11.
    [Theory]
    [InlineData("5", "668835602 274281999 796487719 384974576")]
    [InlineData("0", "906691060 413654000 813847340 955892129")]
    [InlineData("1", "144272510 611178003 909925048 861425549")]
    [InlineData("-1", "144272510 611178003 909925048 861425549")]
    [InlineData("-3", "255512576 636343333 584361683 140040411")]
    [InlineData("4294967295", "682209859 665256254 218184273 231223275")]
    [InlineData("4294967296", "121326710 377217776 448640322 17906119")]
    [InlineData("9223372036854775808", "594277443 422938368 224770963 259839419")]
    [InlineData("18446744073709551621", "548229357 771318297 944633663 609155837")]
    [InlineData("1000000000000000000000000000000", "525225988 564043976 133040373 374915232")]
    [InlineData("-1606938044258990275541962092341162602522202993782792835301383", "354809717 764766337 578100203 703778748")]
    public void Integers_of_any_size_seed_it(string seed, string expected)
    {
        var random = new PythonRandom(BigInteger.Parse(seed, CultureInfo.InvariantCulture));

        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 4).Select(_ => random.RandInt(1, 1_000_000_000))));
    }

    [Theory]
    [InlineData(0, 0, "0 0 0 0 0 0")]
    [InlineData(0, 1, "0 0 1 0 1 1")]
    [InlineData(-3, 6, "-1 6 -2 1 -2 4")]
    [InlineData(0, 2147483647, "577090037 271041745 1095513148 506456969 2127877499 1930549411")]
    [InlineData(1, 4294967295, "577090038 2444712011 3639700192 3445702193 3280387013 271041746")]
    [InlineData(0, 4294967294, "577090037 2444712010 3639700191 3445702192 3280387012 271041745")]
    public void Ranges_of_any_width(long low, long high, string expected)
    {
        var random = new PythonRandom(1);

        Assert.Equal(expected, string.Join(' ', Enumerable.Range(0, 6).Select(_ => random.RandInt(low, high))));
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0, 4294967296)]
    public void Other_ranges_are_refused(long low, long high) => Assert.Throws<ArgumentOutOfRangeException>(() => new PythonRandom(1).RandInt(low, high));

    // [r.random() for _ in range(3)] of r = random.Random(42).
    [Fact]
    public void Doubles()
    {
        var random = new PythonRandom(42);

        Assert.Equal([0.6394267984578837, 0.025010755222666936, 0.27502931836911926], new[] { random.Random(), random.Random(), random.Random() });
    }
}
