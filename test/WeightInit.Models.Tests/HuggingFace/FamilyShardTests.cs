using System.Globalization;
using WeightInit.Models;
using Xunit.Abstractions;

namespace WeightInit.Tests.HuggingFace;

/// <summary>Shards and indexes of the families as save_pretrained of transformers 5.23.0 cuts and writes them.</summary>
public class FamilyShardTests(ITestOutputHelper output)
{
    private const int Layouts = 11;
    private const int ShardRows = 1407;

    /// <summary>A case and the folder of a limit, or the case alone where the default limit cuts it.</summary>
    private static readonly (string Name, string Folder)[] Found = [.. Find()];

    public static TheoryData<string, string> Cut
    {
        get
        {
            TheoryData<string, string> data = [];
            foreach ((string name, string folder) in Found)
                data.Add(name, folder);
            return data;
        }
    }

    [Fact]
    public void Every_layout_and_row_is_read()
    {
        int rows = Found.Where(layout => layout.Folder != "").Sum(layout => Rows(layout.Name, layout.Folder).Length);

        output.WriteLine($"{Found.Length} layouts of shards, {rows} rows");
        Assert.Equal((Layouts, ShardRows), (Found.Length, rows));
    }

    [Theory]
    [MemberData(nameof(Cut))]
    public void The_index_is_the_library_s_byte_for_byte(string name, string folder)
    {
        GoldenCase golden = GoldenCase.Load(name);

        string index = ShardIndex.Write(golden.Plan, Shards(golden, folder));

        Assert.Equal(File.ReadAllText(golden.Path(folder, ShardPlan.IndexFile)), index);
    }

    [Theory]
    [MemberData(nameof(Cut))]
    public void Files_order_and_places_are_the_library_s(string name, string folder)
    {
        if (folder == "")
            return;
        GoldenCase golden = GoldenCase.Load(name);
        List<string> ours = [];
        foreach (ShardPlan.Shard shard in Shards(golden, folder).Shards)
        {
            SafetensorsHeader header = SafetensorsHeader.Create(shard.Tensors.Select(i => SafetensorsEntryInfo.Of(golden.Plan.Tensors[i].Tensor)), [new("format", "pt")]);
            ours.AddRange(header.Entries.Select((entry, position) =>
                FormattableString.Invariant($"{shard.FileName} {position} {entry.Name} {entry.Begin} {entry.End} {header.Prefix.Length - 8}")));
        }

        Assert.Equal(
            Rows(name, folder).Select(row => $"{row["file"]} {row["position"]} {row["tensor"]} {row["begin"]} {row["end"]} {row["header_bytes"]}"),
            ours.Zip(Rows(name, folder), (line, row) => row["header_bytes"] == "-" ? $"{line[..line.LastIndexOf(' ')]} -" : line));
    }

    [Fact]
    public void Experts_of_one_matrix_are_never_torn_apart()
    {
        GoldenCase golden = GoldenCase.Load("mixtral-tiny");
        Dictionary<string, HashSet<string>> files = [];
        foreach (ShardPlan.Shard shard in ShardPlan.Of([.. golden.Plan.Tensors.Select(planned => planned.Tensor)], 1).Shards)
        {
            foreach (TensorSpec tensor in shard.Tensors.Select(i => golden.Plan.Tensors[i].Tensor).Where(tensor => tensor.Fused is not null))
            {
                string storage = $"{tensor.Fused!.Name} {tensor.Fused.Matrix}";
                files.TryAdd(storage, []);
                files[storage].Add(shard.FileName);
            }
        }

        Assert.Equal(6, files.Count);
        Assert.All(files.Values, of => Assert.Single(of));
    }

    [Fact]
    public void Parts_of_a_fused_tensor_cover_it_once()
    {
        GoldenCase golden = GoldenCase.Load("deepseek-v3-tiny");
        foreach (IGrouping<string, TensorSpec> parts in golden.Loaded.Model.Tensors.Where(tensor => tensor.Fused is not null).GroupBy(tensor => tensor.Fused!.Name))
        {
            long end = 0;
            foreach (TensorSpec part in parts.OrderBy(part => part.Fused!.Offset))
            {
                Assert.Equal(end, part.Fused!.Offset);
                end += part.Shape.Count;
            }

            Assert.Equal(parts.First().Fused!.Shape.Count, end);
        }
    }

    private static ShardPlan Shards(GoldenCase golden, string folder) => ShardPlan.Of(
        [.. golden.Plan.Tensors.Select(planned => planned.Tensor)],
        folder == "" ? ShardPlan.DefaultLimit : Limit(folder["shards-".Length..]));

    private static long Limit(string text) =>
        long.Parse(text[..^2], CultureInfo.InvariantCulture) * (text[^2..] switch { "KB" => 1000L, "MB" => 1_000_000L, _ => 1_000_000_000L });

    private static Dictionary<string, string>[] Rows(string name, string folder) => GoldenCase.Rows(GoldenCase.Folder(name, folder, "shards.tsv"));

    private static IEnumerable<(string Name, string Folder)> Find()
    {
        foreach (string name in GoldenCase.Names)
        {
            foreach (string folder in Directory.GetDirectories(GoldenCase.Folder(name), "shards-*").Order(StringComparer.Ordinal))
                yield return (name, Path.GetFileName(folder));
            if (File.Exists(GoldenCase.Folder(name, ShardPlan.IndexFile)))
                yield return (name, "");
        }
    }
}
