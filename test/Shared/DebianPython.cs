using System.Diagnostics;

namespace WeightInit.Tests;

/// <summary>Debian's Python, the one its packages belong to.</summary>
internal static class DebianPython
{
    private const string Executable = "/usr/bin/python3";

    /// <summary>Why a module cannot be used, or null where it can.</summary>
    public static string? WhyNot(string module)
    {
        if (!File.Exists(Executable))
            return $"{Executable} is not on this machine";
        (int code, _, _) = Start(["-c", $"import {module}"], "");
        return code == 0 ? null : $"{Executable} has no {module} (Debian: python3-{module})";
    }

    /// <summary>Runs a script with this on its standard input and returns what it prints.</summary>
    public static string Run(string script, string input)
    {
        (int code, string output, string error) = Start([script], input);
        return code == 0 ? output : throw new InvalidOperationException($"{script} ended with {code}: {error}");
    }

    private static (int Code, string Output, string Error) Start(string[] arguments, string input)
    {
        using Process process = Process.Start(new ProcessStartInfo(Executable, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before it read everything; its exit code and its last words tell why.
        }

        process.WaitForExit();
        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
