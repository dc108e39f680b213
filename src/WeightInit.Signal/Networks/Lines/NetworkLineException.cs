using System.Globalization;

namespace WeightInit.Signal;

/// <summary>A network line that is none; the message points at the character.</summary>
public sealed class NetworkLineException : NetworkException
{
    internal NetworkLineException(int position, string problem, Exception? inner = null)
        : base(string.Create(CultureInfo.InvariantCulture, $"network line, character {position + 1}: {problem}"), inner)
    {
        Position = position;
    }

    /// <summary>The place of the character, from 0.</summary>
    public int Position { get; }
}
