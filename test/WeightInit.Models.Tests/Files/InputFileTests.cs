namespace WeightInit.Models.Tests.Files;

public class InputFileTests
{
    [Fact]
    public void A_file_that_shrinks_while_it_is_read_is_an_error()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("a", 1, 2, 3, 4);
        using InputFile file = InputFile.Open(path);
        using (FileStream other = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
            other.SetLength(2);
        byte[] bytes = new byte[4];

        FileAccessException error = Assert.Throws<FileAccessException>(() => file.Read(0, bytes));

        Assert.Equal(FileAccessError.Shrunk, error.Error);
        Assert.Contains("byte 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_operating_system_refuses_is_said_in_its_words()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, new string('x', 5000));

        FileAccessException error = Assert.Throws<FileAccessException>(() => InputFile.Open(path));

        Assert.True(error.Error is FileAccessError.Failed or FileAccessError.NotFound, $"{error.Error}");
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void JSON_beyond_the_limit_is_not_read()
    {
        using TemporaryFolder folder = new();
        string path = folder["model.safetensors.index.json"];
        using (FileStream file = File.Create(path))
            file.SetLength(SafetensorsIndex.MaxLength + 1L);

        JsonFileException error = Assert.Throws<JsonFileException>(() => SafetensorsIndex.Read(path));

        Assert.Equal(JsonFileError.TooLong, error.Error);
        Assert.Contains("100000001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stretch_of_a_file_is_a_stream_of_its_own()
    {
        using TemporaryFolder folder = new();
        using InputFile file = InputFile.Open(folder.Write("a", 0, 1, 2, 3, 4, 5, 6, 7));
        using RangeStream stream = new(file, 2, 4);
        byte[] bytes = new byte[10];

        Assert.Equal(4, stream.Read(bytes));
        Assert.Equal([2, 3, 4, 5], bytes[..4]);
        Assert.Equal(0, stream.Read(bytes));
        Assert.Equal(3, stream.Seek(-1, SeekOrigin.End));
        Assert.Equal(5, stream.ReadByte());
        Assert.Equal(100, stream.Seek(100, SeekOrigin.Begin));
        Assert.Equal(0, stream.Read(bytes));
        Assert.Throws<IOException>(() => stream.Seek(-1, SeekOrigin.Begin));
    }

    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("a\nb\u001b[31m", "'a\\u000ab\\u001b[31m'")]
    [InlineData("\u202eright to left\u2028", "'\\u202eright to left\\u2028'")]
    [InlineData("\ud83d\ude00 \u00e9", "'\ud83d\ude00 \u00e9'")]
    public void Text_of_a_file_is_quoted_in_one_line(string text, string expected) => Assert.Equal(expected, OneLine.Quote(text));

    [Fact]
    public void Half_a_surrogate_pair_and_long_text_are_cut()
    {
        Assert.Equal("'a\\ud83d'", OneLine.Quote("a\ud83d"));
        Assert.Equal(OneLine.MaxLength + 5, OneLine.Quote(new string('x', 1000)).Length);
    }
}
