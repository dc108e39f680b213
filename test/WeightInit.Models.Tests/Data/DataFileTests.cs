using System.IO.Compression;
using System.Text;
using WeightInit.Models;

namespace WeightInit.Tests.Data;

public sealed class DataFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weightinit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_digits_are_1797_samples_of_64_pixels_and_a_class()
    {
        DataArray digits = DataFile.Read(Repository.Golden("data", "digits.csv.gz"));

        Assert.Equal([1797, 65], digits.Shape);
        Assert.True(digits.IsInteger);
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], Enumerable.Range(0, 10).Select(k => Enumerable.Range(0, 1797).Count(i => digits.Values[(65 * i) + 64] == k)));
    }

    [Fact]
    public void Npy_is_read_with_its_type_and_the_first_samples_alone()
    {
        DataArray data = DataFile.Read(Repository.Golden("signal-torch-2.13.0", "mlp-relu", "data.npy"), mostSamples: 2);
        DataArray targets = DataFile.Read(Repository.Golden("signal-torch-2.13.0", "mlp-tanh", "targets.npy"));

        Assert.Equal((2, 100, 128), (data.Shape[0], data.Samples, targets.Samples));
        Assert.Equal((false, true), (data.IsInteger, targets.IsInteger));
    }

    [Theory]
    [InlineData("a,b\n1,2\n3.5,-4e1\n", "1 2 3.5 -40", false)]
    [InlineData("1;2\r\n\r\n3;4", "1 2 3 4", true)]
    [InlineData("1 2\n3\t4\n", "1 2 3 4", true)]
    [InlineData("7\n8\n", "7 8", true)]
    public void Text_is_read_with_or_without_a_first_line_of_names(string text, string expected, bool integer)
    {
        DataArray data = DataFile.Read(Written(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(expected.Split(' ').Select(double.Parse), data.Values);
        Assert.Equal(integer, data.IsInteger);
        Assert.Equal(2, data.Samples);
    }

    [Theory]
    [InlineData(0x08, new byte[] { 255, 1 }, "255 1")]
    [InlineData(0x09, new byte[] { 255, 1 }, "-1 1")]
    [InlineData(0x0B, new byte[] { 255, 254, 0, 1 }, "-2 1")]
    [InlineData(0x0C, new byte[] { 0, 0, 1, 0, 255, 255, 255, 255 }, "256 -1")]
    [InlineData(0x0D, new byte[] { 0x3F, 0x80, 0, 0, 0xC0, 0, 0, 0 }, "1 -2")]
    public void Idx_is_read_in_its_types(byte type, byte[] numbers, string expected)
    {
        byte[] file = [0, 0, type, 2, 0, 0, 0, 2, 0, 0, 0, 1, .. numbers];

        Assert.Equal(expected.Split(' ').Select(double.Parse), DataFile.Read(Written(file)).Values);
        Assert.Equal(expected.Split(' ').Select(double.Parse), DataFile.Read(Written(Zipped(file))).Values);
        Assert.Equal([2, 1], DataFile.Read(Written(file)).Shape);
    }

    [Theory]
    [InlineData("1,2\n3\n", DataError.Ragged, "line 2 has 1 columns, those before it 2")]
    [InlineData("1,2\n3,x\n", DataError.NotANumber, "line 2, column 2: 'x' is no number")]
    [InlineData("", DataError.Empty, "it has no samples")]
    [InlineData("\u0000\u0000\u0008", DataError.WrongLength, "it ends before")]
    [InlineData("\u0000\u0000\u0008\u0003\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f", DataError.TooLarge, "at most 268435456 are accepted")]
    [InlineData("\u0000\u0000\u0007\u0001\u0000\u0000\u0000\u0001", DataError.UnknownFormat, "begins like IDX")]
    [InlineData("\u0000\u0000\u0008\u0002\u0000\u007f\u0000\u0000\u0000\u0000\u0000\u0001", DataError.WrongLength, "it ends before")]
    public void What_is_no_data_is_said_with_its_place(string content, DataError error, string problem)
    {
        DataException refused = Assert.Throws<DataException>(() => DataFile.Read(Written(Encoding.Latin1.GetBytes(content))));

        Assert.Equal(error, refused.Error);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(refused.Message, char.IsControl);
    }

    [Fact]
    public void Damaged_gzip_and_bytes_that_are_no_text_are_refused()
    {
        byte[] zipped = Zipped(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,2\n", 5000))));
        zipped[10] = 0xFF; // a deflate block of no type

        Assert.Equal(DataError.BadCompression, Assert.Throws<DataException>(() => DataFile.Read(Written(zipped))).Error);
        Assert.Equal(DataError.UnknownFormat, Assert.Throws<DataException>(() => DataFile.Read(Written([0xFF, 0xFE, 0xFD, 1, 2, 3, 4]))).Error);
    }

    private string Written(byte[] bytes)
    {
        string path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return stream.ToArray();
    }
}
