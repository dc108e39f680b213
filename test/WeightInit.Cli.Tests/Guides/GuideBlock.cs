namespace WeightInit.Tests.Guides;

/// <summary>A fenced block of a guide: its language, what follows it on the fence (which says how it is tested), its text and its line.</summary>
internal sealed record GuideBlock(string Guide, string Language, string Label, string Text, int Line)
{
    /// <summary>The guides whose every block is tested.</summary>
    public static string[] Guides { get; } = ["start-from-scratch.md", "migration.md", "torch-nn.md", "transformers.md", "flax-haiku.md", "keras.md"];

    /// <summary>Where it is, for a message.</summary>
    public string Place => $"{Guide}, line {Line}";

    /// <summary>Whether it is a file that its reader is to write: its label is the file's name.</summary>
    public bool IsFile => Label.EndsWith(Language == "json" ? ".json" : ".py", StringComparison.Ordinal);

    /// <summary>The blocks of a guide in order.</summary>
    public static List<GuideBlock> Of(string guide)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "guide", guide));
        List<GuideBlock> blocks = [];
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;
            int end = Array.IndexOf(lines, "```", i + 1);
            Assert.True(end > i, $"{guide}, line {i + 1}: the block has no end");
            string[] fence = lines[i][3..].Split(' ', 2);
            string text = string.Concat(lines[(i + 1)..end].Select(line => line + "\n"));
            blocks.Add(new GuideBlock(guide, fence[0], fence.Length == 2 ? fence[1] : "", text, i + 1));
            i = end;
        }

        return blocks;
    }
}
