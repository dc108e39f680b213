using System.Text.RegularExpressions;

namespace WeightInit.Tests.Guides;

/// <summary>The pages under docs: their index has them all, and their links lead somewhere.</summary>
public partial class DocumentationTests
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    [Fact]
    public void Links_lead_to_files()
    {
        int links = 0;
        foreach (string page in Directory.EnumerateFiles(Docs, "*.md", SearchOption.AllDirectories))
        {
            foreach (Match link in Links().Matches(File.ReadAllText(page)))
            {
                string target = Path.Combine(Path.GetDirectoryName(page)!, link.Groups[1].Value);
                Assert.True(Path.Exists(target), $"{Path.GetRelativePath(Docs, page)}: {link.Groups[1].Value} is not there");
                links++;
            }
        }

        Assert.True(links >= 10, $"only {links} links were found");
    }

    [Theory]
    [InlineData("guide")]
    [InlineData("formats")]
    [InlineData("theory")]
    public void The_index_has_every_page(string folder)
    {
        string index = File.ReadAllText(Path.Combine(Docs, "README.md"));
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Docs, folder)),
            page => Assert.Contains($"({folder}/{Path.GetFileName(page)})", index, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\]\((?!https?:)([^)#\s]+)[^)]*\)")]
    private static partial Regex Links();
}
