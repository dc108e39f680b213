namespace WeightInit.Tests.Guides;

/// <summary>A folder in which a guide is followed: its files are written and its commands run, in order.</summary>
internal sealed class GuideFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Follows a guide to its end. The files of all guides are there: one may use another's.</summary>
    public GuideFolder(string guide)
    {
        foreach (GuideBlock block in GuideBlock.Guides.SelectMany(GuideBlock.Of).Where(block => block.IsFile))
            File.WriteAllText(_folder[block.Label], block.Text);
        File.Copy(Repository.Golden("models", "light_squeezenet.onnx"), _folder["model.onnx"]);
        foreach (GuideBlock block in GuideBlock.Of(guide).Where(block => block.Language == "console"))
            Commands.AddRange(GuideCommand.In(block).Select(command => (command, command.Run(Path))));
    }

    public string Path => _folder.Path;

    /// <summary>What was run, and what it printed.</summary>
    public List<(GuideCommand Command, string Output)> Commands { get; } = [];

    /// <summary>Lets Python's doctest run a guide's snippets for a library, one after another in one session; returns its complaints.</summary>
    public string Doctest(string guide, string library)
    {
        string[] snippets = [.. GuideBlock.Of(guide).Where(block => block.Language == "python" && block.Label == library).Select(block => block.Text)];
        Assert.NotEmpty(snippets);
        string script = System.IO.Path.Combine(Repository.Root, "test", "WeightInit.Cli.Tests", "Guides", "run_doctest.py");
        return DebianPython.Run(script, Path + "\n" + string.Join('\n', snippets));
    }

    public void Dispose() => _folder.Dispose();
}
