using WeightInit.Models;

namespace WeightInit.Tests.Checkpoints.Shards;

public sealed class WrittenFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weightinit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(WrittenFile.LeastDirectLength - 1)]
    [InlineData(WrittenFile.LeastDirectLength)]
    [InlineData(WrittenFile.LeastDirectLength + 4096 + 17)]
    [InlineData(3 * WrittenFile.LeastDirectLength + 3)]
    public void Stretches_of_any_place_and_length_in_any_order_make_the_whole(long length)
    {
        string path = Path.Combine(_folder, "file");
        byte[] whole = new byte[length];
        new Random(7).NextBytes(whole);
        List<(int Begin, int End)> stretches = [];
        Random random = new(8);
        for (int begin = 0; begin < length;)
        {
            int end = (int)Math.Min(length, begin + random.Next(1, 1 << random.Next(1, 23)));
            stretches.Add((begin, end));
            begin = end;
        }

        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(stretches));
        WrittenFile.Create(path, length);
        using (WrittenFile file = WrittenFile.Open(path))
        {
            Parallel.ForEach(stretches, stretch => file.Write(whole.AsSpan(stretch.Begin..stretch.End), stretch.Begin));
            file.Flush();
        }

        Assert.Equal(whole, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_file_is_made_once_and_short_ones_go_through_the_cache()
    {
        string path = Path.Combine(_folder, "file");
        WrittenFile.Create(path, 10);

        Assert.Throws<IOException>(() => WrittenFile.Create(path, 10));
        using WrittenFile file = WrittenFile.Open(path);
        Assert.False(file.IsDirect);
    }
}
