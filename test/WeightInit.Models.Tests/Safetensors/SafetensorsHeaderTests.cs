using System.Buffers.Binary;
using System.Text;
using WeightInit.Tests;

namespace WeightInit.Models.Tests.Safetensors;

public class SafetensorsHeaderTests
{
    private static readonly KeyValuePair<string, string>[] Pt = [new("format", "pt")];

    // The bytes of the reference's own tests: safetensors/src/tensor.rs, test_serialization, test_empty, forced_alignement.
    [Theory]
    [InlineData("attn.0", "1,2,3", """{"attn.0":{"dtype":"F32","shape":[1,2,3],"data_offsets":[0,24]}}""", 64)]
    [InlineData("attn0", "1,1,2,3", """{"attn0":{"dtype":"F32","shape":[1,1,2,3],"data_offsets":[0,24]}}       """, 72)]
    public void Bytes_are_those_of_the_reference(string name, string shape, string json, int length)
    {
        SafetensorsHeader header = SafetensorsHeader.Create([new(name, SafetensorsDType.F32, Shape.Parse(shape))], []);

        Assert.Equal(json, Json(header));
        Assert.Equal((ulong)length, BinaryPrimitives.ReadUInt64LittleEndian(header.Prefix.Span));
        Assert.Equal(8 + length, header.DataStart);
        Assert.Equal(24, header.DataLength);
    }

    [Fact]
    public void An_empty_file_is_the_references()
    {
        Assert.Equal("{}      ", Json(SafetensorsHeader.Create([], [])));
        Assert.Equal("""{"__metadata__":{"framework":"pt"}}     """, Json(SafetensorsHeader.Create([], [new("framework", "pt")])));
    }

    [Fact]
    public void Shards_have_the_order_places_and_header_lengths_that_transformers_wrote()
    {
        int tensors = 0, files = 0;
        foreach (string table in Directory.EnumerateFiles(Repository.Golden("transformers-5.23.0"), "shards.tsv", SearchOption.AllDirectories))
        {
            Dictionary<string, string[]> specs = File.ReadLines(Path.Combine(Path.GetDirectoryName(table)!, "..", "tensors.tsv"))
                .Skip(1).Select(line => line.Split('\t')).ToDictionary(row => row[0]);
            string[][] rows = [.. File.ReadLines(table).Skip(1).Select(line => line.Split('\t')).Where(row => row[6] != "-")];
            foreach (IGrouping<string, string[]> file in rows.GroupBy(row => row[0]))
            {
                SafetensorsEntryInfo[] infos = [.. file.Select(row => Info(specs[row[2]]))];
                SafetensorsEntryInfo[] sorted = [.. infos.Reverse().Order(SafetensorsEntryInfo.FileOrder)];
                SafetensorsHeader header = SafetensorsHeader.Create(sorted, Pt);

                Assert.Equal(infos.Select(info => info.Name), header.Entries.Select(entry => entry.Name));
                Assert.Equal(file.Select(row => (row[3], row[4])), header.Entries.Select(entry => ($"{entry.Begin}", $"{entry.End}")));
                Assert.Equal(file.First()[5], $"{header.DataStart - 8}");
                tensors += infos.Length;
                files++;
            }
        }

        Assert.True(files >= 10 && tensors >= 100, $"{files} files, {tensors} tensors");
    }

    [Fact]
    public void What_was_written_reads_back()
    {
        using TemporaryFolder folder = new();
        SafetensorsEntryInfo[] infos =
        [
            new("n", SafetensorsDType.I64, Shape.Scalar), new("a \"b\"\\\n\u0001\u00e9\ud83d\ude00", SafetensorsDType.F32, [2, 3]),
            new("empty", SafetensorsDType.F32, [0, 5]), new("half", SafetensorsDType.BF16, [7]), new("four", SafetensorsDType.F4, [2]),
        ];
        KeyValuePair<string, string>[] metadata = [new("format", "pt"), new("weightinit.seed", "42\t\u007f\u2028")];
        SafetensorsHeader written = SafetensorsHeader.Create(infos, metadata);
        string path = folder.Write("a.safetensors", [.. written.Prefix.Span, .. new byte[written.DataLength]]);

        SafetensorsHeader read = SafetensorsHeader.Read(path);

        Assert.Equal(written.Entries, read.Entries);
        Assert.Equal(metadata, read.Metadata);
        Assert.Equal(8 + 24 + 0 + 14 + 1, read.DataLength);
        Assert.Equal(new FileInfo(path).Length, read.FileLength);
        Assert.True(written.Prefix.Span.SequenceEqual(read.Prefix.Span));
    }

    [Fact]
    public void Text_is_escaped_only_where_JSON_must()
    {
        SafetensorsHeader header = SafetensorsHeader.Create([], [new("\b\f\n\r\t\u0000\u001f\"\\/", "\u007f\u00e9\u2028\ud83d\ude00<>&'+")]);

        Assert.StartsWith("{\"__metadata__\":{\"\\b\\f\\n\\r\\t\\u0000\\u001f\\\"\\\\/\":\"\u007f\u00e9\u2028\ud83d\ude00<>&'+\"}}", Json(header), StringComparison.Ordinal);
    }

    [Fact]
    public void File_order_is_type_then_name_in_byte_order()
    {
        SafetensorsEntryInfo[] expected =
        [
            new("z", SafetensorsDType.I64, []), new("z", SafetensorsDType.F64, []), new("h.10", SafetensorsDType.F32, []),
            new("h.2", SafetensorsDType.F32, []), new("h.2.a", SafetensorsDType.F32, []), new("\uffee", SafetensorsDType.F32, []),
            new("\ud83d\ude00", SafetensorsDType.F32, []), new("b", SafetensorsDType.BF16, []), new("a", SafetensorsDType.F16, []),
            new("a", SafetensorsDType.Bool, []),
        ];

        Assert.Equal(expected, expected.Reverse().Order(SafetensorsEntryInfo.FileOrder));
    }

    [Fact]
    public void Names_are_taken_once()
    {
        SafetensorsEntryInfo a = new("a", SafetensorsDType.F32, [1]);

        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => SafetensorsHeader.Create([a, a], [])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SafetensorsHeader.Create([a with { Name = "__metadata__" }], []));
        Assert.Throws<ArgumentException>(() => SafetensorsHeader.Create([], [Pt[0], Pt[0]]));
        Assert.ThrowsAny<ArgumentException>(() => SafetensorsHeader.Create([a with { Name = "\ud83d" }], []));
    }

    [Fact]
    public void Headers_beyond_the_limit_are_not_written()
    {
        string name = new('x', SafetensorsHeader.MaxLength);

        SafetensorsException error = Assert.Throws<SafetensorsException>(() => SafetensorsHeader.Create([new(name, SafetensorsDType.F32, [1])], []));

        Assert.Equal(SafetensorsError.HeaderTooLong, error.Error);
    }

    private static SafetensorsEntryInfo Info(string[] row) =>
        SafetensorsEntryInfo.Of(new TensorSpec(row[0], Shape.Parse(row[1])) { DType = DTypes.Parse(row[2]) });

    private static string Json(SafetensorsHeader header) => Encoding.UTF8.GetString(header.Prefix.Span[8..]);
}
