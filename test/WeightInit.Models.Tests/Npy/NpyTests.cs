using WeightInit.Tests;

namespace WeightInit.Models.Tests.Npy;

public class NpyTests
{
    [Fact]
    public void Files_of_NumPy_are_written_byte_for_byte()
    {
        int files = 0;
        foreach (string path in Directory.EnumerateFiles(Repository.Golden(), "*.npy", SearchOption.AllDirectories))
        {
            if (path.Contains("hostile", StringComparison.Ordinal))
                continue;
            using NpyFile file = NpyFile.Open(path);
            MemoryStream written = new();
            Shape shape = file.Array.Header.Shape;
            switch (file.Array.Header.Type.Name)
            {
                case "float32": NpyWriter.Write<float>(written, shape, file.Array.Read<float>()); break;
                case "float64": NpyWriter.Write<double>(written, shape, file.Array.Read<double>()); break;
                case "int64": NpyWriter.Write<long>(written, shape, file.Array.Read<long>()); break;
                default: Assert.Fail(file.Array.Header.Type.Name); break;
            }

            Assert.Equal(File.ReadAllBytes(path), written.ToArray());
            files++;
        }

        Assert.True(files >= 6, $"{files} files");
    }

    [Theory]
    [InlineData("f2")]
    [InlineData("f4")]
    [InlineData("f8")]
    [InlineData("i1")]
    [InlineData("i2")]
    [InlineData("i4")]
    [InlineData("i8")]
    [InlineData("u1")]
    [InlineData("u2")]
    [InlineData("u4")]
    [InlineData("u8")]
    [InlineData("big-endian-f2")]
    [InlineData("big-endian-f4")]
    [InlineData("big-endian-f8")]
    [InlineData("big-endian-i2")]
    [InlineData("big-endian-i4")]
    [InlineData("big-endian-i8")]
    [InlineData("big-endian-u2")]
    [InlineData("big-endian-u4")]
    [InlineData("big-endian-u8")]
    [InlineData("version-2")]
    [InlineData("version-3")]
    public void Every_type_and_version_has_its_values(string name)
    {
        using NpyFile file = Open($"valid-{name}.npy");

        Assert.Equal([2L, 3], file.Array.Header.Shape.ToArray());
        Assert.Equal([0.0, 1, 2, 3, 4, 5], file.Array.ReadDoubles());
    }

    [Fact]
    public void Fortran_order_is_turned_into_rows()
    {
        using NpyFile little = Open("valid-fortran.npy");
        using NpyFile big = Open("valid-fortran-big-endian.npy");

        Assert.True(little.Array.Header.IsFortranOrder && big.Array.Header.IsFortranOrder);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (float)i), little.Array.Read<float>());
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (double)i), little.Array.ReadDoubles());
        Assert.Equal(Enumerable.Range(0, 24), big.Array.Read<int>());
    }

    [Fact]
    public void Booleans_scalars_and_empty_arrays_are_read()
    {
        using NpyFile booleans = Open("valid-b1.npy");
        using NpyFile scalar = Open("valid-scalar.npy");
        using NpyFile empty = Open("valid-zero-sized.npy");

        Assert.Equal([false, true, true, true, true, true], booleans.Array.Read<bool>());
        Assert.Equal([3.5], scalar.Array.Read<double>());
        Assert.Equal(0, scalar.Array.Header.Shape.Rank);
        Assert.Empty(empty.Array.Read<float>());
    }

    [Fact]
    public void Another_type_than_asked_for_is_an_error()
    {
        using NpyFile file = Open("valid-f4.npy");

        Assert.Equal(NpyError.OtherType, Assert.Throws<NpyException>(() => file.Array.Read<double>()).Error);
    }

    [Fact]
    public void Arrays_beyond_memory_are_refused_before_it_is_taken()
    {
        NpyHeader header = new(new NpyType('f', 4, false), false, [1L << 40], 128);
        NpyArray array = new("a", "a.npy", header, () => throw new InvalidOperationException("nothing is to be read"));

        Assert.Equal(NpyError.TooLarge, Assert.Throws<NpyException>(() => array.Read<float>()).Error);
    }

    [Fact]
    public void What_NumPy_lacks_is_not_written()
    {
        Assert.Contains("BFloat16", Assert.Throws<NotSupportedException>(() => NpyWriter.Header<BFloat16>([2])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => NpyWriter.Write<float>(Stream.Null, [3], [1f, 2f]));
    }

    [Theory]
    [InlineData("valid-stored.npz")]
    [InlineData("valid-deflated.npz")]
    [InlineData("valid-with-folder.npz")]
    public void Archives_have_their_arrays_by_name(string name)
    {
        using NpzFile file = NpzFile.Open(Repository.Golden("hostile", "npz", name));

        Assert.Equal(["a", "layer/0.weight"], file.Arrays.Select(array => array.Name));
        Assert.Equal([0f, 1, 2, 3, 4, 5], file["a"].Read<float>());
        Assert.Equal([0.0, 1, 2, 3], file["layer/0.weight"].Read<double>());
        Assert.Equal([0.0, 1, 2, 3], file["layer/0.weight"].ReadDoubles());
        Assert.Equal(NpzError.NoSuchArray, Assert.Throws<NpzException>(() => file["b"]).Error);
    }

    private static NpyFile Open(string name) => NpyFile.Open(Repository.Golden("hostile", "npy", name));
}
