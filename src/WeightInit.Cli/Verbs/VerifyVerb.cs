using System.CommandLine;
using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary><c>weightinit verify DIR</c>: draws a checkpoint again from its provenance and compares every bit.</summary>
internal static class VerifyVerb
{
    internal static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("DIR") { Description = "A checkpoint that weightinit wrote." };
        Option<bool> json = new("--json") { Description = "Print JSON." };
        Command verb = new("verify", "Draw a checkpoint again and compare it bit for bit.") { folder, json };
        verb.SetAction((parsed, interruption) =>
            Task.FromResult((int)Verify(terminal, parsed.GetValue(folder)!, parsed.GetValue(json), interruption)));
        return verb;
    }

    private static ExitCode Verify(Terminal terminal, string folder, bool asJson, CancellationToken interruption)
    {
        Provenance provenance = CheckpointVerifier.ReadProvenance(folder);
        using ProgressLine progress = new(terminal, $"verifying {folder}");
        CheckpointDifference? difference = CheckpointVerifier.Verify(folder, provenance, progress, interruption);
        progress.Dispose();
        if (asJson)
            JsonOutput.Write(terminal, json => Write(json, provenance, difference));
        else
            terminal.Out.WriteLine($"{folder}: {Describe(provenance, difference)}");
        return difference is null ? ExitCode.Done : ExitCode.Finding;
    }

    private static string Describe(Provenance provenance, CheckpointDifference? difference) => difference is null
        ? $"equal; {provenance.Tensors.Count - provenance.Kept} tensors, {Sizes.Count(provenance.DrawnElements)} elements drawn again from stream {provenance.Stream}, seed {provenance.Seed}"
            + (provenance.Kept == 0 ? "" : $"; {provenance.Kept} kept tensors have their digests")
        : $"differs; {difference}";

    private static void Write(Utf8JsonWriter json, Provenance provenance, CheckpointDifference? difference)
    {
        json.WriteStartObject();
        json.WriteBoolean("equal", difference is null);
        json.WriteString("model", provenance.Model);
        json.WriteString("stream", provenance.Stream);
        json.WriteString("seed", provenance.Seed);
        json.WriteNumber("tensors", provenance.Tensors.Count);
        json.WriteNumber("kept", provenance.Kept);
        json.WriteNumber("elements", provenance.Elements);
        if (difference is not null)
        {
            json.WriteStartObject("difference");
            json.WriteString(difference.Tensor is null ? "file" : "tensor", difference.Tensor ?? difference.File);
            if (difference.Element is { } element)
                json.WriteNumber("element", element);
            json.WriteString("problem", difference.Problem);
            json.WriteString("expected", difference.Expected);
            json.WriteString("found", difference.Found);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
