using System.Runtime.InteropServices;
using WeightInit.Tests;

namespace WeightInit.Models.Tests.Safetensors;

public class SafetensorsReaderTests
{
    [Fact]
    public void Files_of_the_reference_are_read()
    {
        int files = 0;
        foreach (string path in Directory.EnumerateFiles(Repository.Golden(), "*.safetensors", SearchOption.AllDirectories))
        {
            if (path.Contains("hostile", StringComparison.Ordinal))
                continue;
            using SafetensorsReader reader = SafetensorsReader.Open(path);
            Assert.All(reader.Header.Entries.Where(entry => entry.DType == SafetensorsDType.F32), entry => Assert.All(reader.Read<float>(entry.Name), value => Assert.True(float.IsFinite(value))));
            files++;
        }

        Assert.True(files >= 3, $"{files} files");
    }

    [Fact]
    public void Ranges_are_those_of_the_whole()
    {
        using TemporaryFolder folder = new();
        SafetensorsHeader header = SafetensorsHeader.Create([new("a", SafetensorsDType.F64, [2]), new("b", SafetensorsDType.F32, [3])], []);
        byte[] data = [.. MemoryMarshal.AsBytes<double>([1, 2]), .. MemoryMarshal.AsBytes<float>([3, 4, 5])];
        using SafetensorsReader reader = SafetensorsReader.Open(folder.Write("a.safetensors", [.. header.Prefix.Span, .. data]));

        byte[] range = new byte[8];
        reader.Read(reader.Entry("b"), 4, range);

        Assert.Equal([1.0, 2.0], reader.Read<double>("a"));
        Assert.Equal([3f, 4f, 5f], reader.Read<float>("b"));
        Assert.Equal([4f, 5f], MemoryMarshal.Cast<byte, float>(range));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(reader.Entry("b"), 5, range));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Read(reader.Entry("b"), -1, range));
        Assert.Equal(SafetensorsError.NoSuchTensor, Assert.Throws<SafetensorsException>(() => reader.Entry("c")).Error);
        Assert.Equal(SafetensorsError.OtherType, Assert.Throws<SafetensorsException>(() => reader.Read<float>("a")).Error);
    }

    [Fact]
    public void Files_that_are_not_there_are_named()
    {
        using TemporaryFolder folder = new();

        FileAccessException missing = Assert.Throws<FileAccessException>(() => SafetensorsReader.Open(folder["none"]));
        FileAccessException directory = Assert.Throws<FileAccessException>(() => SafetensorsReader.Open(folder.Path));

        Assert.Equal(FileAccessError.NotFound, missing.Error);
        Assert.Contains(folder["none"], missing.Message, StringComparison.Ordinal);
        Assert.Equal(FileAccessError.NotAFile, directory.Error);
    }
}
